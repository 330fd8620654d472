"""The table `case`."""

from django.db import models


class Case(models.Model):
    """The hot row of a case. `version` is the last sequence, `head` the digest of that event, `parent_id` the case that
    referred it.
    """

    id = models.UUIDField(primary_key=True)
    number = models.TextField(unique=True)
    scope_path = models.TextField()
    item_code = models.TextField()
    item_version = models.IntegerField()
    procedure = models.TextField()
    channel = models.TextField()
    received_date = models.DateField()
    closed_date = models.DateField(null=True)
    version = models.IntegerField()
    head = models.TextField()
    phase = models.TextField()
    state = models.TextField()
    parent_id = models.UUIDField(null=True)

    class Meta:
        managed = False
        db_table = "case"

    def __str__(self) -> str:
        return self.number
