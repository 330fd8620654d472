"""Uploads are kept by content; the text beside the act says what they are."""

from io import BytesIO

import pytest

from banjie.services.cases.upload_keep import upload_keep, upload_of, upload_open
from banjie.services.ports.blobs import BlobRefused
from tests.office import TestOffice

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def test_an_upload_is_kept_and_opened_again(whole_office: TestOffice) -> None:
    content = upload_keep(BytesIO(PDF), material="plan", name="平面图.pdf")
    upload = upload_of(content.body)
    assert (content.name, upload.material, upload.name, upload.size) == ("upload", "plan", "平面图.pdf", len(PDF))
    with upload_open(upload.digest) as stored:
        assert stored.read() == PDF


def test_what_is_no_document_is_refused(whole_office: TestOffice) -> None:
    with pytest.raises(BlobRefused):
        upload_keep(BytesIO(b"MZ\x90\x00 a program"), material="plan", name="plan.pdf")
