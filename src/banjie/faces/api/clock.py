"""When a limit ends and why, for whoever asks: the question is in the address, nothing is remembered."""

from datetime import date

from django.http import HttpRequest, HttpResponse

from banjie.faces.api.answering import answering, as_answer, language_of
from banjie.faces.api.asked import question_of
from banjie.faces.shared.clock_json import as_json, row_json
from banjie.faces.shared.count_rules import question_rules
from banjie.faces.shared.real_time import real_now
from banjie.faces.shared.working import working_view
from banjie.faces.shared.working_why import Asking, why
from banjie.services.files.clock_explain import explain
from banjie.services.law.calendars import calendar_of_place
from banjie.services.office.today import office_today


@answering
def clock(request: HttpRequest) -> HttpResponse:
    """Answer one question, by the calendar this place counts by now."""
    question, language = question_of(request), language_of(request)
    calendar = calendar_of_place(office_today(real_now()))
    found = explain(calendar, question)
    # Without a day on which it is asked, every date is told with its year.
    asking = Asking(out=found.working_out, calendar=calendar, today=question.until or date.min, language=language)
    view = working_view(found.working_out, calendar=calendar, today=asking.today, language=language)
    plain = as_json(calendar, found)
    plain["text"] = {
        "language": language,
        "caption": view.caption,
        "rules": [rule.strip() for rule in question_rules(question.limit, question.runs, language)],
        "notices": list(view.notices),
    }
    if request.GET.get("rows") == "none":
        del plain["rows"]
    else:
        plain["rows"] = [{**row_json(row), "text": why(row, asking)} for row in found.working_out.rows]
    return as_answer(plain)
