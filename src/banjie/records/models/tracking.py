"""The table `tracking`."""

from django.db import models


class Tracking(models.Model):
    """The code with which a citizen follows a case."""

    code = models.TextField(primary_key=True)
    case_id = models.UUIDField()

    class Meta:
        managed = False
        db_table = "tracking"

    def __str__(self) -> str:
        return str(self.case_id)
