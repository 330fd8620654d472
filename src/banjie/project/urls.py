"""Which address belongs to which face."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("banjie.faces.shared.urls")),
    path("desk/", include("banjie.faces.desk.urls")),
    path("", include("banjie.faces.portal.urls")),
]
