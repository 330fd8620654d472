"""The table `procedure`."""

from django.db import models


class StoredProcedure(models.Model):
    """A resolved procedure, named by the digest of its text and kept for ever."""

    digest = models.TextField(primary_key=True)
    body = models.TextField()

    class Meta:
        managed = False
        db_table = "procedure"

    def __str__(self) -> str:
        return self.digest
