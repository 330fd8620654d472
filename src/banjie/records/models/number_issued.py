"""The table `number_issued`."""

from django.db import models
from django.db.models.functions import Now


class NumberIssued(models.Model):
    """A serial that was handed out, and for which case: gaps can be explained."""

    pk = models.CompositePrimaryKey("office", "day", "serial")
    office = models.TextField()
    day = models.DateField()
    serial = models.IntegerField()
    case_id = models.UUIDField()
    issued_at = models.DateTimeField(db_default=Now())

    class Meta:
        managed = False
        db_table = "number_issued"

    def __str__(self) -> str:
        return f"{self.office} {self.day} {self.serial}"
