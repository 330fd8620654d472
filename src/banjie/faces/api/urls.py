"""The addresses of the programming interface."""

from django.urls import URLPattern, URLResolver, path, re_path

from banjie.faces.api import cases, clock
from banjie.faces.api.answering import unknown

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("v1/clock", clock.clock, name="clock"),
    path("v1/cases/<uuid:case_id>/clocks", cases.clocks, name="case_clocks"),
    path("v1/tracking/<str:code>/clocks", cases.tracked, name="tracking_clocks"),
    re_path(r"^.*$", unknown, name="unknown"),
]
