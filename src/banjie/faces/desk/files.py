"""Handing out the files of a case to officers who may see the case."""

from uuid import UUID

from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from banjie.faces.desk.case_values import unknown_case
from banjie.faces.desk.entering import Visit, for_officers
from banjie.faces.desk.materials import uploads
from banjie.services.cases.asked import CaseUnknown
from banjie.services.cases.case_view import case_view
from banjie.services.cases.upload_keep import upload_open
from banjie.services.ports.blobs import BlobDamaged, BlobMissing


@require_safe
@for_officers
def file(visit: Visit, case_id: UUID, digest: str) -> HttpResponseBase:
    """Give a file of the case as a download: only one that the case names, and never to be run by the browser."""
    try:
        found = next((one for one in uploads(case_view(case_id)) if one.digest == digest), None)
        if found is None:
            return unknown_case(visit)
        answer = FileResponse(
            upload_open(digest), as_attachment=True, filename=found.name, content_type=found.media_type
        )
    except CaseUnknown:
        return unknown_case(visit)
    except (BlobMissing, BlobDamaged):
        return _lost(visit)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _lost(visit: Visit) -> HttpResponse:
    return visit.show("file_lost", status=404)
