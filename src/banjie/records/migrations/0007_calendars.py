"""Calendars as supervised acts: what was entered for which office, which calendar is in use, and the batches."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0007_calendars.sql"


class Migration(migrations.Migration):
    """Tables of the calendar and of batches."""

    dependencies = (("records", "0006_timers"),)
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
