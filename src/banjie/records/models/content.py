"""The table `content`."""

from django.db import models


class Content(models.Model):
    """A text or form of a case, kept apart from the log, erasable."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    name = models.TextField()
    body = models.TextField()
    salt = models.BinaryField()
    digest = models.TextField()

    class Meta:
        managed = False
        db_table = "content"

    def __str__(self) -> str:
        return self.name
