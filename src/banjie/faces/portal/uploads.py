"""Uploaded papers: kept at once, and remembered by the form itself until it is handed in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core import signing
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from banjie.core.procedure.procedure import Material
from banjie.faces.portal.entering import Visit
from banjie.faces.shared.forms import printable
from banjie.services.cases.deed import Content
from banjie.services.cases.upload_keep import NAME, upload_keep, upload_of
from banjie.services.ports.blobs import BlobRefused

ACCEPT = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.ofd"
_SALT = "banjie.upload"
_MOST = 10  # files for one paper
_NAME_LENGTH = 120


@dataclass(frozen=True, kw_only=True, slots=True)
class Uploaded:
    """A file for the paper `material`: kept (`content`, and the `token` the form remembers it by) or refused."""

    material: str
    name: str
    size: int = 0
    content: Content | None = None
    token: str = ""
    error: str = ""


def read_uploads(
    visit: Visit, papers: Iterable[Material], case_id: UUID, typed: QueryDict, files: MultiValueDict[str, Any]
) -> tuple[Uploaded, ...]:
    """Return the files of the form: those kept before, then the new ones, kept now or refused with a reason."""
    codes = [paper.code for paper in papers]
    kept = [one for code in codes for one in _kept(code, case_id, typed)]
    new = [_keep(visit, code, case_id, file) for code in codes for file in files.getlist(f"file-{code}")[:_MOST]]
    return tuple(kept + new)


def _kept(code: str, case_id: UUID, typed: QueryDict) -> Iterator[Uploaded]:
    gone = set(typed.getlist("drop"))
    for token in typed.getlist(f"kept-{code}")[:_MOST]:
        try:
            told = signing.loads(token, salt=_SALT)
            upload = upload_of(told["text"])
        except (signing.BadSignature, KeyError, TypeError, ValueError):
            continue  # not one of ours: as if it had not been sent
        if told["case"] == str(case_id) and upload.material == code and token not in gone:
            content = Content(name=NAME, body=told["text"])
            yield Uploaded(material=code, name=upload.name, size=upload.size, content=content, token=token)


def _keep(visit: Visit, code: str, case_id: UUID, file: Any) -> Uploaded:  # Django's uploaded file is untyped here
    name = printable(str(file.name))[-_NAME_LENGTH:]
    try:
        content = upload_keep(file, material=code, name=name)
    except BlobRefused as refused:
        return Uploaded(material=code, name=name, error=_refused(visit, name, refused))
    token = signing.dumps({"case": str(case_id), "text": content.body}, salt=_SALT)
    return Uploaded(material=code, name=name, size=file.size, content=content, token=token)


def _refused(visit: Visit, name: str, refused: BlobRefused) -> str:
    limit = refused.params.get("limit")
    megabytes = limit // (1024 * 1024) if isinstance(limit, int) else 20
    return visit.say(f"upload.{refused.code}", name=name, megabytes=megabytes)
