"""The table `holding`."""

from django.db import models


class Holding(models.Model):
    """A person holding a post, from a day to a day."""

    id = models.UUIDField(primary_key=True)
    person = models.ForeignKey("records.Person", models.PROTECT, related_name="+")
    post = models.ForeignKey("records.Post", models.PROTECT, related_name="+")
    from_date = models.DateField()
    to_date = models.DateField(null=True)

    class Meta:
        managed = False
        db_table = "holding"

    def __str__(self) -> str:
        return f"{self.person_id} in {self.post_id}"
