"""Types of service items as two digits (01 licence to 10 other, 20 public service), however a file writes them."""

import re
import unicodedata

TYPES = {
    "01": ("许可", "許可"),
    "02": ("处罚", "處罰"),
    "03": ("强制", "強制"),
    "04": ("征收", "徵收"),
    "05": ("给付", "給付"),
    "06": ("检查", "檢查"),
    "07": ("确认", "確認"),
    "08": ("奖励", "獎勵"),
    "09": ("裁决", "裁決"),
    "10": ("其他", "其它"),
    "20": ("公共服务", "公共服務"),
}
_NUMBER = re.compile(r"0*(\d{1,2})(?:\.0+)?", re.ASCII)


def type_code(written: str) -> str:
    """Return two digits for a number or a Chinese name of a type, empty where it is neither.

    A number outside the eleven known ones is kept, because provinces add their own: see `is_known`.
    """
    text = unicodedata.normalize("NFKC", written).strip()
    number = _NUMBER.fullmatch(text)
    if number:
        return number[1].zfill(2) if int(number[1]) else ""
    named = [code for code, names in TYPES.items() if any(name in text for name in names)]
    return named[0] if len(named) == 1 else ""


def is_known(code: str) -> bool:
    """Return whether two digits are one of the types that all of the country shares."""
    return code in TYPES
