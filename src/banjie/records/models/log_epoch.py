"""The table `log_epoch`."""

from django.db import models


class LogEpoch(models.Model):
    """The name of this life of the log; a restore to an earlier point begins a new one."""

    epoch = models.UUIDField(primary_key=True)
    since = models.DateTimeField()

    class Meta:
        managed = False
        db_table = "log_epoch"

    def __str__(self) -> str:
        return str(self.epoch)
