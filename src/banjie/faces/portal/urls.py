"""The addresses of the portal."""

from django.urls import URLPattern, URLResolver, path

from banjie.faces.portal import apply, guide, home, items, receipts, tracking, tracking_deeds, verify

app_name = "portal"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("items/", items.items, name="items"),
    path("items/<path:code>/apply/", apply.apply, name="apply"),
    path("items/<path:code>/", guide.guide, name="guide"),
    path("receipt/", receipts.receipt, name="receipt"),
    path("receipt/paper/", receipts.receipt_pdf, name="receipt_pdf"),
    path("track/", tracking.track, name="track"),
    path("track/<str:code>/", tracking.case, name="case"),
    path("track/<str:code>/papers/<int:seq>/", tracking.paper, name="paper"),
    path("track/<str:code>/clocks/<str:clock>/", tracking.clock_paper, name="clock_paper"),
    path("track/<str:code>/supplement/", tracking_deeds.supplement, name="supplement"),
    path("track/<str:code>/withdraw/", tracking_deeds.withdraw, name="withdraw"),
    path("verify/", verify.verify, name="verify"),
    path("verify/<str:code>/", verify.checked, name="checked"),
]
