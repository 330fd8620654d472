"""The table `work`."""

from django.db import models


class Work(models.Model):
    """One open step of a case, with the dates of its leading clock."""

    pk = models.CompositePrimaryKey("case_id", "step")
    case_id = models.UUIDField()
    step = models.TextField()
    scope_path = models.TextField()
    item_code = models.TextField()
    role = models.TextField()
    holder = models.TextField(null=True)
    since_date = models.DateField()
    due_date = models.DateField(null=True)
    left_days = models.IntegerField(null=True)

    class Meta:
        managed = False
        db_table = "work"

    def __str__(self) -> str:
        return f"{self.step} of {self.case_id}"
