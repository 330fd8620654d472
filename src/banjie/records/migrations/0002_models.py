"""What Django should know of the tables that the first migration made (it creates nothing)."""

import django.db.models.functions.datetime
from django.db import migrations, models


class Migration(migrations.Migration):
    """The models of the first version, unmanaged."""

    dependencies = [("records", "0001_first")]

    operations = [
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("login", models.TextField(unique=True)),
                ("name", models.TextField()),
                ("password", models.TextField()),
                ("active", models.BooleanField(default=True)),
            ],
            options={"db_table": "person", "managed": False},
        ),
        migrations.CreateModel(
            name="AuthorityHeld",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("act", models.TextField()),
                ("item", models.TextField(default="*")),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(null=True)),
            ],
            options={"db_table": "authority", "managed": False},
        ),
        migrations.CreateModel(
            name="Blob",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("size", models.BigIntegerField()),
                ("media_type", models.TextField()),
                ("stored_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={"db_table": "blob", "managed": False},
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.TextField(unique=True)),
                ("scope_path", models.TextField()),
                ("item_code", models.TextField()),
                ("item_version", models.IntegerField()),
                ("procedure", models.TextField()),
                ("channel", models.TextField()),
                ("received_date", models.DateField()),
                ("closed_date", models.DateField(null=True)),
                ("version", models.IntegerField()),
                ("head", models.TextField()),
                ("phase", models.TextField()),
                ("state", models.TextField()),
            ],
            options={"db_table": "case", "managed": False},
        ),
        migrations.CreateModel(
            name="CaseClock",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "clock", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("clock", models.TextField()),
                ("started_date", models.DateField()),
                ("due_date", models.DateField(null=True)),
                ("legal_date", models.DateField(null=True)),
                ("warn_date", models.DateField(null=True)),
                ("late_date", models.DateField(null=True)),
                ("red_date", models.DateField(null=True)),
                ("left_days", models.IntegerField(null=True)),
                ("stopped", models.BooleanField()),
                ("ended_date", models.DateField(null=True)),
                ("calendar_version", models.TextField()),
            ],
            options={"db_table": "case_clock", "managed": False},
        ),
        migrations.CreateModel(
            name="Content",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("name", models.TextField()),
                ("body", models.TextField()),
                ("salt", models.BinaryField()),
                ("digest", models.TextField()),
            ],
            options={"db_table": "content", "managed": False},
        ),
        migrations.CreateModel(
            name="DayCase",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "day", "case_id", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("day", models.DateField()),
                ("case_id", models.UUIDField()),
                ("seq", models.IntegerField()),
                ("digest", models.TextField()),
            ],
            options={"db_table": "day_case", "managed": False},
        ),
        migrations.CreateModel(
            name="DayHead",
            fields=[
                ("day", models.DateField(primary_key=True, serialize=False)),
                ("last_position", models.BigIntegerField()),
                ("digest", models.TextField()),
                ("previous", models.TextField()),
            ],
            options={"db_table": "day_head", "managed": False},
        ),
        migrations.CreateModel(
            name="EventPosition",
            fields=[
                ("position", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("seq", models.IntegerField()),
            ],
            options={"db_table": "event_position", "managed": False},
        ),
        migrations.CreateModel(
            name="EventQueue",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("first_seq", models.IntegerField()),
                ("last_seq", models.IntegerField()),
            ],
            options={"db_table": "event_queue", "managed": False},
        ),
        migrations.CreateModel(
            name="Follower",
            fields=[
                ("name", models.TextField(primary_key=True, serialize=False)),
                ("position", models.BigIntegerField()),
            ],
            options={"db_table": "follower", "managed": False},
        ),
        migrations.CreateModel(
            name="Holding",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(null=True)),
            ],
            options={"db_table": "holding", "managed": False},
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("code", models.TextField(unique=True)),
                ("type_code", models.TextField()),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(null=True)),
            ],
            options={"db_table": "item", "managed": False},
        ),
        migrations.CreateModel(
            name="ItemVersion",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "item_id", "version", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.IntegerField()),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(null=True)),
                ("body", models.TextField()),
            ],
            options={"db_table": "item_version", "managed": False},
        ),
        migrations.CreateModel(
            name="LogEpoch",
            fields=[
                ("epoch", models.UUIDField(primary_key=True, serialize=False)),
                ("since", models.DateTimeField()),
            ],
            options={"db_table": "log_epoch", "managed": False},
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("path", models.TextField()),
                ("code", models.TextField()),
                ("name", models.TextField()),
                ("kind", models.TextField()),
                ("from_date", models.DateField()),
                ("to_date", models.DateField(null=True)),
            ],
            options={"db_table": "node", "managed": False},
        ),
        migrations.CreateModel(
            name="NumberIssued",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "office", "day", "serial", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("office", models.TextField()),
                ("day", models.DateField()),
                ("serial", models.IntegerField()),
                ("case_id", models.UUIDField()),
                ("issued_at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
            options={"db_table": "number_issued", "managed": False},
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
                ("role", models.TextField()),
                ("kind", models.TextField()),
                ("name", models.TextField()),
                ("id_kind", models.TextField()),
                ("id_number", models.TextField()),
                ("phone", models.TextField()),
                ("authority_note", models.TextField()),
                ("salt", models.BinaryField()),
                ("digest", models.TextField()),
            ],
            options={"db_table": "party", "managed": False},
        ),
        migrations.CreateModel(
            name="Post",
            fields=[
                ("id", models.UUIDField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("kind", models.TextField()),
            ],
            options={"db_table": "post", "managed": False},
        ),
        migrations.CreateModel(
            name="RequestKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "principal", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("principal", models.TextField()),
                ("key", models.TextField()),
                ("case_id", models.UUIDField()),
                ("seq", models.IntegerField()),
                ("digest", models.TextField()),
            ],
            options={"db_table": "request_key", "managed": False},
        ),
        migrations.CreateModel(
            name="Result",
            fields=[
                ("case_id", models.UUIDField(primary_key=True, serialize=False)),
                ("number", models.TextField(unique=True)),
                ("check_code", models.TextField(unique=True)),
                ("granted", models.BooleanField()),
                ("decided_date", models.DateField()),
                ("valid_until", models.DateField(null=True)),
                ("delivered_date", models.DateField(null=True)),
            ],
            options={"db_table": "result", "managed": False},
        ),
        migrations.CreateModel(
            name="StoredCalendar",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
                ("from_date", models.DateField()),
            ],
            options={"db_table": "calendar", "managed": False},
        ),
        migrations.CreateModel(
            name="StoredEvent",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("seq", models.IntegerField()),
                ("kind", models.TextField()),
                ("happened_date", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("body", models.TextField()),
                ("digest", models.TextField()),
                ("stored_at", models.DateTimeField()),
            ],
            options={"db_table": "event", "managed": False},
        ),
        migrations.CreateModel(
            name="StoredProcedure",
            fields=[
                ("digest", models.TextField(primary_key=True, serialize=False)),
                ("body", models.TextField()),
            ],
            options={"db_table": "procedure", "managed": False},
        ),
        migrations.CreateModel(
            name="Tracking",
            fields=[
                ("code", models.TextField(primary_key=True, serialize=False)),
                ("case_id", models.UUIDField()),
            ],
            options={"db_table": "tracking", "managed": False},
        ),
        migrations.CreateModel(
            name="Work",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "case_id", "step", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("case_id", models.UUIDField()),
                ("step", models.TextField()),
                ("scope_path", models.TextField()),
                ("item_code", models.TextField()),
                ("role", models.TextField()),
                ("holder", models.TextField(null=True)),
                ("since_date", models.DateField()),
                ("due_date", models.DateField(null=True)),
                ("left_days", models.IntegerField(null=True)),
            ],
            options={"db_table": "work", "managed": False},
        ),
    ]
