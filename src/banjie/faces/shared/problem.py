"""What went wrong, for a program: problem details as RFC 9457 has them."""

from django.http import JsonResponse

API = "/api/"
MEDIA_TYPE = "application/problem+json"


def problem(status: int, code: str, title: str, detail: str, **more: object) -> JsonResponse:
    """Return the answer; `code` is the name a program may rely on, `more` what else it needs."""
    told = {"type": f"urn:banjie:problem:{code}", "title": title, "status": status, "detail": detail, "code": code}
    answer = JsonResponse({**told, **more}, status=status, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = MEDIA_TYPE
    answer["Cache-Control"] = "no-store"
    return answer
