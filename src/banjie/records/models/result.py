"""The table `result`."""

from django.db import models


class Result(models.Model):
    """The register of results: who asks with the check code is told these facts."""

    case_id = models.UUIDField(primary_key=True)
    number = models.TextField(unique=True)
    check_code = models.TextField(unique=True)
    granted = models.BooleanField()
    decided_date = models.DateField()
    valid_until = models.DateField(null=True)
    delivered_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "result"

    def __str__(self) -> str:
        return self.number
