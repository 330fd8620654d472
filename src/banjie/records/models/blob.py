"""The table `blob`."""

from django.db import models
from django.db.models.functions import Now


class Blob(models.Model):
    """A file in the blob store: what is known of it. Which case it belongs to stands in a content."""

    digest = models.TextField(primary_key=True)
    size = models.BigIntegerField()
    media_type = models.TextField()
    stored_at = models.DateTimeField(db_default=Now())

    class Meta:
        managed = False
        db_table = "blob"

    def __str__(self) -> str:
        return self.digest
