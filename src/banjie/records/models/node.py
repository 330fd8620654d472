"""The table `node`."""

from django.db import models


class Node(models.Model):
    """A node of the organisation: region, office, department. `path` is like `/511602/11/`."""

    id = models.UUIDField(primary_key=True)
    path = models.TextField()
    code = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "node"

    def __str__(self) -> str:
        return self.path
