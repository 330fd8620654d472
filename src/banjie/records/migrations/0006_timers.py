"""Timers: what fell due by silence, who claimed it and how it ended; and the queue of background jobs."""

from importlib.resources import files
from pathlib import Path

from django.db import migrations, models

SQL = Path(__file__).parent / "sql"
QUEUE = (files("procrastinate.sql") / "schema.sql").read_text("utf-8")  # of the version that is pinned
IN_SCHEMA = "CREATE SCHEMA jobs; SET LOCAL search_path = jobs;\n{}\n;SET LOCAL search_path = DEFAULT;"


class Migration(migrations.Migration):
    """A table with its rights, and a schema of its own for the queue, whose names are not ours."""

    dependencies = (("records", "0005_clocks"),)
    operations = [
        migrations.RunSQL((SQL / "0006_1_timer.sql").read_text(), "DROP TABLE timer"),
        migrations.RunSQL(IN_SCHEMA.format(QUEUE), "DROP SCHEMA jobs CASCADE"),
        migrations.RunSQL((SQL / "0006_2_queue_roles.sql").read_text(), migrations.RunSQL.noop),
        migrations.CreateModel(
            name="Timer",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id",
                        "clock",
                        "started_date",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("clock", models.TextField()),
                ("started_date", models.DateField()),
                ("falls_date", models.DateField()),
                ("outcome", models.TextField(null=True)),
                ("seq", models.IntegerField(null=True)),
                ("reason", models.TextField(db_default="")),
                ("detail", models.TextField(db_default="")),
                ("attempts", models.IntegerField(db_default=1)),
                ("tried_at", models.DateTimeField()),
                ("next_try_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "timer", "managed": False},
        ),
    ]
