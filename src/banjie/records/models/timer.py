"""The table `timer`."""

from django.db import models


class Timer(models.Model):
    """A silence that fell due: claimed by whoever inserted the row, and how it ended (None while in hand)."""

    pk = models.CompositePrimaryKey("case_id", "clock", "started_date")
    case_id = models.UUIDField()
    clock = models.TextField()
    started_date = models.DateField()
    falls_date = models.DateField()
    outcome = models.TextField(null=True)
    seq = models.IntegerField(null=True)
    reason = models.TextField(db_default="")
    detail = models.TextField(db_default="")
    attempts = models.IntegerField(db_default=1)
    tried_at = models.DateTimeField()
    next_try_at = models.DateTimeField(null=True)

    class Meta:
        managed = False
        db_table = "timer"

    def __str__(self) -> str:
        return f"{self.clock} of {self.case_id} since {self.started_date}"
