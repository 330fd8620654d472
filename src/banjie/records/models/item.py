"""The table `item`."""

from django.db import models


class Item(models.Model):
    """An item of the catalogue. `code` is opaque: never cut it into parts."""

    id = models.UUIDField(primary_key=True)
    code = models.TextField(unique=True)
    type_code = models.TextField()
    node = models.ForeignKey("records.Node", models.PROTECT, related_name="+")
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "item"

    def __str__(self) -> str:
        return self.code
