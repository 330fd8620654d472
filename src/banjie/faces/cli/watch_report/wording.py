"""Words of the report, by language."""

from functools import cache
from importlib.resources import files

import yaml

from banjie.faces.cli.wording import DEFAULT_LANGUAGE, LANGUAGES, Words

HOME = "banjie.faces.cli.watch_report"


@cache
def report_words(language: str) -> Words:
    """Return the report's words in `language`, or in the default language where it is not one of ours."""
    known = language if language in LANGUAGES else DEFAULT_LANGUAGE
    text = (files(HOME) / "words" / f"{known}.yaml").read_text(encoding="utf-8")
    return Words(language=known, table=yaml.safe_load(text))
