"""The table `party`."""

from django.db import models


class Party(models.Model):
    """A person or firm in a case, with role; kept apart from the log, erasable."""

    id = models.UUIDField(primary_key=True)
    case_id = models.UUIDField()
    role = models.TextField()
    kind = models.TextField()
    name = models.TextField()
    id_kind = models.TextField()
    id_number = models.TextField()
    phone = models.TextField()
    authority_note = models.TextField()
    salt = models.BinaryField()
    digest = models.TextField()

    class Meta:
        managed = False
        db_table = "party"

    def __str__(self) -> str:
        return str(self.id)
