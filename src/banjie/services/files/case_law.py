"""The law of a case that somebody keeps in a file: the pack it names, found among the packs."""

from pathlib import Path

from banjie.core.calendar.errors import CodedError
from banjie.core.pack.check import check_law
from banjie.core.pack.read import pack_law
from banjie.core.procedure.pack_law import PackLaw
from banjie.services.files.pack_check import PackFolders


class LawWrong(CodedError):
    """No pack can be the law of the case."""


def law_of_matter(folders: PackFolders, root: Path, matter: str) -> PackLaw:
    """Return the law of the pack called `matter` at or below `root`; where `matter` is empty, of the only one there.

    Raises `LawWrong` where there is none, several, or one that is wrong.
    """
    found = {folder.relative_to(root).as_posix(): folder for folder in folders.below(root)}
    if not found:
        raise LawWrong("pack_none", f"{root}: no pack.yaml there or below; name the folder of a pack", path=root)
    if matter and matter not in found:
        raise LawWrong("matter_unknown", f"there is no pack {matter!r}; write one of {_listed(found)}",
                       matter=matter, known=_listed(found))  # fmt: skip
    if not matter and len(found) > 1:
        message = f"the file does not say which law it is under; write matter: one of {_listed(found)}"
        raise LawWrong("matter_missing", message, known=_listed(found))
    return _law(folders, found[matter] if matter else next(iter(found.values())))


def _law(folders: PackFolders, folder: Path) -> PackLaw:
    pack, unreadable = folders.read(folder)
    findings = unreadable or check_law(pack)
    if findings:
        first = str(findings[0])
        message = f"the pack cannot be used: {first}; banjie pack check tells all that is wrong"
        raise LawWrong("pack_wrong", message, finding=first)
    return pack_law(pack)


def _listed(found: dict[str, Path]) -> str:
    return ", ".join(found)
