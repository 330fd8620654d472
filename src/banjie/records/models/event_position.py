"""The table `event_position`."""

from django.db import models


class EventPosition(models.Model):
    """The place of an event in the one order of all events."""

    position = models.BigIntegerField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.IntegerField()

    class Meta:
        managed = False
        db_table = "event_position"

    def __str__(self) -> str:
        return str(self.position)
