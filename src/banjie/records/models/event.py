"""The table `event`."""

from django.db import models


class StoredEvent(models.Model):
    """An event as it is stored; `body` is the exact text that was hashed."""

    pk = models.CompositePrimaryKey("case_id", "seq")
    case_id = models.UUIDField()
    seq = models.IntegerField()
    kind = models.TextField()
    happened_date = models.DateField()
    recorded_at = models.DateTimeField()
    body = models.TextField()
    digest = models.TextField()
    stored_at = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "event"

    def __str__(self) -> str:
        return f"{self.seq} {self.kind}"
