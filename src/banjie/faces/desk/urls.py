"""The addresses of the desk."""

from django.urls import URLPattern, URLResolver, path

from banjie.faces.desk import case_page, files, inbox, paper_links, signing_in, silence
from banjie.faces.desk.calendar import batches, board, preview
from banjie.faces.desk.deeds import correct, page
from banjie.faces.desk.hall import items
from banjie.faces.desk.hall import page as hall_page

app_name = "desk"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", inbox.inbox, name="inbox"),
    path("sign-in/", signing_in.sign_in, name="sign_in"),
    path("sign-out/", signing_in.sign_out, name="sign_out"),
    path("who/", signing_in.who, name="who"),
    path("find/", inbox.find, name="find"),
    path("keys/", inbox.keys, name="keys"),
    path("silence/", silence.silence, name="silence"),
    path("silence/retry/", silence.retry, name="silence_retry"),
    path("calendar/", board.calendar, name="calendar"),
    path("calendar/notice/", board.enter_notice, name="calendar_notice"),
    path("calendar/closure/", board.enter_closure, name="calendar_closure"),
    path("calendar/withdraw/<uuid:entry>/", board.withdraw, name="calendar_withdraw"),
    path("calendar/preview/", preview.preview, name="calendar_preview"),
    path("calendar/apply/", preview.apply, name="calendar_apply"),
    path("calendar/batches/<int:number>/", batches.batch, name="calendar_batch"),
    path("hall/", items.hall, name="hall"),
    path("hall/done/<uuid:case_id>/", hall_page.finished, name="hall_done"),
    path("hall/<str:code>/", hall_page.window, name="window"),
    path("cases/<uuid:case_id>/", case_page.case, name="case"),
    path("cases/<uuid:case_id>/people/", case_page.show_people, name="people"),
    path("cases/<uuid:case_id>/files/<str:digest>/", files.file, name="file"),
    path("cases/<uuid:case_id>/papers/<int:seq>/", paper_links.paper, name="paper"),
    path("cases/<uuid:case_id>/clocks/<str:clock>/paper/", paper_links.clock_paper, name="clock_paper"),
    path("cases/<uuid:case_id>/correct/", correct.correct, name="correct"),
    path("cases/<uuid:case_id>/<str:act>/", page.deed, name="deed"),
]
