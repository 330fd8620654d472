"""The framework's models and the tables are the same."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models

pytestmark = pytest.mark.usefixtures("scoped")
MODELS = list(apps.get_app_config("records").get_models())


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.db_table)
def test_a_model_has_the_columns_of_its_table(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        described = connection.introspection.get_table_description(cursor, model._meta.db_table)
    columns = {field.column: field.null for field in model._meta.local_concrete_fields}
    assert columns == {column.name: column.null_ok for column in described}


def test_no_migration_is_missing() -> None:
    call_command("makemigrations", "records", check=True, dry_run=True, verbosity=0)
