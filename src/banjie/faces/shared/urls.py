"""The one address of the shared room: the reader's choice of language, type and contrast."""

from django.urls import path

from banjie.faces.shared.page import choose

urlpatterns = [path("look", choose, name="look")]
