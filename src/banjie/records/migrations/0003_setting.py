"""Settings of the installation that its people change: kept as rows, not in the environment."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0003_setting.sql"


class Migration(migrations.Migration):
    """One small table."""

    dependencies = (("records", "0002_models"),)
    operations = [migrations.RunSQL(SQL.read_text(), "DROP TABLE setting")]
