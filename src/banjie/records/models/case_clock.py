"""The table `case_clock`."""

from django.db import models


class CaseClock(models.Model):
    """The dates of one clock of a case: a cache of what the core computes. `left_days` only while stopped."""

    pk = models.CompositePrimaryKey("case_id", "clock")
    case_id = models.UUIDField()
    clock = models.TextField()
    started_date = models.DateField()
    due_date = models.DateField(null=True)
    legal_date = models.DateField(null=True)
    warn_date = models.DateField(null=True)
    late_date = models.DateField(null=True)
    red_date = models.DateField(null=True)
    left_days = models.IntegerField(null=True)
    stopped = models.BooleanField()
    ended_date = models.DateField(null=True)
    calendar_version = models.TextField()
    due_at = models.DateTimeField(null=True)
    told_date = models.DateField(null=True)
    falls_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "case_clock"

    def __str__(self) -> str:
        return f"{self.clock} of {self.case_id}"
