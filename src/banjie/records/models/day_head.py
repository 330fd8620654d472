"""The table `day_head`."""

from django.db import models


class DayHead(models.Model):
    """The seal of a day: last position, digest over its rows, digest of the day before."""

    day = models.DateField(primary_key=True)
    last_position = models.BigIntegerField()
    digest = models.TextField()
    previous = models.TextField()

    class Meta:
        managed = False
        db_table = "day_head"

    def __str__(self) -> str:
        return str(self.day)
