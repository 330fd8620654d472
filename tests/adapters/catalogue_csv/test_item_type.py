"""A type is two digits, however it is written."""

import pytest

from banjie.adapters.catalogue_csv.item_type import TYPES, is_known, type_code


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1", "01"),
        ("01", "01"),
        ("20", "20"),
        ("１０", "10"),
        ("5.0", "05"),
        (" 7 ", "07"),
        ("行政许可", "01"),
        ("行政許可", "01"),
        ("公共服务", "20"),
        ("其他行政权力", "10"),
        ("11", "11"),
        ("0", ""),
        ("100", ""),
        ("许可或者处罚", ""),
        ("", ""),
    ],
)
def test_numbers_and_names_become_two_digits(written: str, code: str) -> None:
    assert type_code(written) == code


def test_the_eleven_types_of_the_country_are_known_and_local_ones_are_not() -> None:
    assert all(is_known(code) for code in TYPES)
    assert not is_known("11")
