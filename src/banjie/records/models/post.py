"""The table `post`."""

from django.db import models


class Post(models.Model):
    """A post in a node; persons hold posts, posts hold authorities."""

    id = models.UUIDField(primary_key=True)
    node = models.ForeignKey("records.Node", models.PROTECT, related_name="+")
    name = models.TextField()
    kind = models.TextField()

    class Meta:
        managed = False
        db_table = "post"

    def __str__(self) -> str:
        return self.name
