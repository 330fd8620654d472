"""The table `day_case`."""

from django.db import models


class DayCase(models.Model):
    """The last event of a case among a day's positions."""

    pk = models.CompositePrimaryKey("day", "case_id")
    day = models.DateField()
    case_id = models.UUIDField()
    seq = models.IntegerField()
    digest = models.TextField()

    class Meta:
        managed = False
        db_table = "day_case"

    def __str__(self) -> str:
        return f"{self.case_id} on {self.day}"
