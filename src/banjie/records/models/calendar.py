"""The table `calendar`."""

from django.db import models


class StoredCalendar(models.Model):
    """One version of a calendar, named by the digest of its text and kept for ever."""

    digest = models.TextField(primary_key=True)
    body = models.TextField()
    from_date = models.DateField()

    class Meta:
        managed = False
        db_table = "calendar"

    def __str__(self) -> str:
        return self.digest
