"""The first tables: the SQL files in order, then what Django should know of them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql"


class Migration(migrations.Migration):
    """Everything of the first version."""

    initial = True
    dependencies = ()
    operations = [
        migrations.RunSQL(path.read_text(), migrations.RunSQL.noop) for path in sorted(SQL.glob("0001_*.sql"))
    ]
