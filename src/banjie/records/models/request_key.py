"""The table `request_key`."""

from django.db import models


class RequestKey(models.Model):
    """The answer that a request already got, found by who asked and with which key."""

    pk = models.CompositePrimaryKey("principal", "key")
    principal = models.TextField()
    key = models.TextField()
    case_id = models.UUIDField()
    seq = models.IntegerField()
    digest = models.TextField()

    class Meta:
        managed = False
        db_table = "request_key"

    def __str__(self) -> str:
        return self.key
