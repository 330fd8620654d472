"""Timers: what fell due by silence, who claimed it and how it ended."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0006_timers.sql"


class Migration(migrations.Migration):
    """One table and its rights."""

    dependencies = (("records", "0005_clocks"),)
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
