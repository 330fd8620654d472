"""The table `authority`."""

from django.db import models


class AuthorityHeld(models.Model):
    """What a post may do, on which item (its code, or `*`), from a day to a day."""

    id = models.UUIDField(primary_key=True)
    post = models.ForeignKey("records.Post", models.PROTECT, related_name="+")
    act = models.TextField()
    item = models.TextField(default="*")
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "authority"

    def __str__(self) -> str:
        return f"{self.act} on {self.item}"
