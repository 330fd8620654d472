"""Cases of cases."""

from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql" / "0008_children.sql"


class Migration(migrations.Migration):
    """The parent of a case."""

    dependencies = (("records", "0007_calendars"),)
    operations = [
        migrations.RunSQL(
            SQL.read_text(),
            migrations.RunSQL.noop,
            state_operations=[migrations.AddField("case", "parent_id", models.UUIDField(null=True))],
        )
    ]
