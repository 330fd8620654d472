"""An item of the catalogue in one version: what an office offers, within the pack of its kind of matter."""

from dataclasses import dataclass
from datetime import date

from banjie.core.procedure.form import Words
from banjie.core.procedure.procedure import Material

ON_THE_SPOT, PROMISED, OTHER = "1", "2", "9"
KINDS = (ON_THE_SPOT, PROMISED, OTHER)


@dataclass(frozen=True, kw_only=True, slots=True)
class ItemVersion:
    """An item from `from_date` on, until its next version.

    `type` is the two-digit type of power (01 licence ... 10 other, 20 public service); `kind` is 1 on the spot,
    2 promised, 9 other. Days are in the unit of the pack's promisable clock; None means the item says nothing of its
    own. An item on the spot may promise 0 days: there is then nothing to count, and only the law's limit runs.
    `main_item` is the name of the item of the power list it belongs to (主项), empty where none is known.
    """

    code: str
    version: int
    words: Words
    type: str
    kind: str
    from_date: date
    promised_days: int | None = None
    legal_days: int | None = None
    materials: tuple[Material, ...] = ()
    main_item: str = ""
