"""What a clock's row says beside its dates: the hour, what was told before, and when silence speaks."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0005_clocks.sql"


class Migration(migrations.Migration):
    """Columns of case_clock."""

    dependencies = (("records", "0004_node_code"),)
    operations = [migrations.RunSQL(SQL.read_text(), migrations.RunSQL.noop)]
