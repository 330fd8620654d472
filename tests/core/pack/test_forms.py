"""What is found in a form."""

from typing import Any

import pytest

from tests.core.pack.demo import Changed, said

HEAD = {"from": "2020-01-01", "citation": {"law": "示例条例", "article": "1"}}


def findings(*fields: dict[str, Any]) -> str:
    changed = Changed().set("form.yaml", to={"form": {**HEAD, "fields": list(fields)}})
    return said(changed.law_findings())


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ({"id": "kind", "type": "choice"}, "a choice needs options"),
        ({"id": "kind", "type": "text", "options": ["one", "two"]}, "only a choice has options"),
        ({"id": "when", "type": "date", "pattern": "phone"}, "only a text has a pattern"),
        ({"id": "when", "type": "moment"}, "write one of text, long_text, number, date, choice"),
        ({"id": "phone", "type": "text", "pattern": "[0-9]+"}, "write one of"),
        ({"id": "phone", "type": "text"}, "the words field.phone are missing"),
    ],
)
def test_a_wrong_field_is_found(field: dict[str, Any], message: str) -> None:
    assert message in findings(field)


def test_a_field_that_stands_twice_is_found() -> None:
    assert "the field name stands twice" in findings({"id": "name", "type": "text"}, {"id": "name", "type": "text"})
