"""The table `follower`."""

from django.db import models


class Follower(models.Model):
    """How far a follower has read."""

    name = models.TextField(primary_key=True)
    position = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "follower"

    def __str__(self) -> str:
        return self.name
