"""The table `event_queue`."""

from django.db import models


class EventQueue(models.Model):
    """Events that are committed and have no position yet."""

    id = models.BigIntegerField(primary_key=True)
    case_id = models.UUIDField()
    first_seq = models.IntegerField()
    last_seq = models.IntegerField()

    class Meta:
        managed = False
        db_table = "event_queue"

    def __str__(self) -> str:
        return str(self.id)
