"""The table `item_version`."""

from django.db import models


class ItemVersion(models.Model):
    """One dated version of an item; `body` is canonical JSON."""

    pk = models.CompositePrimaryKey("item_id", "version")
    item = models.ForeignKey("records.Item", models.PROTECT, related_name="+")
    version = models.IntegerField()
    from_date = models.DateField()
    to_date = models.DateField(null=True)
    body = models.TextField()

    class Meta:
        managed = False
        db_table = "item_version"

    def __str__(self) -> str:
        return f"{self.item_id} version {self.version}"
