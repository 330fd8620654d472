"""Secrets are made once and shown to nobody."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from banjie.adapters.secrets_file import SecretsError, read_or_make_secrets


def test_the_second_start_has_the_secrets_of_the_first(tmp_path: Path) -> None:
    assert read_or_make_secrets(tmp_path) == read_or_make_secrets(tmp_path)


def test_all_secrets_differ_and_are_long(tmp_path: Path) -> None:
    made = read_or_make_secrets(tmp_path)
    values = {made.admin_password, made.owner_password, made.app_password, made.read_password, made.secret_key}
    assert len(values) == 5
    assert min(map(len, values)) >= 50


def test_only_we_may_read_the_file(tmp_path: Path) -> None:
    read_or_make_secrets(tmp_path)
    (tmp_path / "secrets.json").chmod(0o644)
    read_or_make_secrets(tmp_path)
    assert stat.S_IMODE((tmp_path / "secrets.json").stat().st_mode) == 0o600


def test_secrets_are_not_printed(tmp_path: Path) -> None:
    assert repr(read_or_make_secrets(tmp_path)) == "Secrets()"


def test_a_secret_of_a_later_version_is_added_and_the_others_stay(tmp_path: Path) -> None:
    (tmp_path / "secrets.json").write_text('{"owner_password": "known", "later": "kept"}')
    assert read_or_make_secrets(tmp_path).owner_password == "known"
    assert '"later": "kept"' in (tmp_path / "secrets.json").read_text()


def test_commands_that_start_at_once_get_the_same_secrets(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: read_or_make_secrets(tmp_path), range(8)))
    assert len(made) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["secrets.json"]


@pytest.mark.parametrize("content", ["{", "[]", '{"owner_password": 1}'])
def test_a_damaged_file_is_never_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "secrets.json").write_text(content)
    with pytest.raises(SecretsError, match=r"secrets\.json is damaged .* backup"):
        read_or_make_secrets(tmp_path)
    assert (tmp_path / "secrets.json").read_text() == content
