"""The codes of an office, as catalogues write them."""

from pathlib import Path

from django.db import migrations

SQL = Path(__file__).parent / "sql" / "0004_node_code.sql"


class Migration(migrations.Migration):
    """One small table."""

    dependencies = (("records", "0003_setting"),)
    operations = [migrations.RunSQL(SQL.read_text(), "DROP TABLE node_code")]
