"""What is asked of an applicant in a form, and which papers the office writes."""

from collections.abc import Mapping
from dataclasses import dataclass

from banjie.core.values.citation import Citation

Words = Mapping[str, str]  # language tag -> text
FIELD_TYPES = ("text", "long_text", "number", "date", "choice")


@dataclass(frozen=True, kw_only=True, slots=True)
class FormField:
    """A field of the application form.

    `max_length` counts characters; `pattern` is the name of a known check (`id_number`, `phone`), never an expression.
    `options` are the codes of a `choice`, their words are labels `field.<id>.<option>`. `personal` fields hold data
    about a person and are kept apart from the log.
    """

    id: str
    type: str
    words: Words
    required: bool = True
    max_length: int = 200
    pattern: str = ""
    options: tuple[str, ...] = ()
    personal: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Paper:
    """A paper the office writes on an act: its title by language, and the article that asks for it."""

    id: str
    words: Words
    citation: Citation
