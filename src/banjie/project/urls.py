"""Which address belongs to which face."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("banjie.faces.shared.urls")),
    path("api/", include("banjie.faces.api.urls")),
    path("desk/", include("banjie.faces.desk.urls")),
    path("", include("banjie.faces.portal.urls")),
]
handler400 = "banjie.faces.shared.failures.bad_request"
handler403 = "banjie.faces.shared.failures.forbidden"
handler404 = "banjie.faces.shared.failures.not_found"
handler500 = "banjie.faces.shared.failures.server_fault"
