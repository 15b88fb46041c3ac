"""Where each door stands."""

from django.urls import include, path

urlpatterns = [
    path("", include("pairloom.doors.website.urls")),
    path("", include("pairloom.doors.desk.urls")),
    path("office/", include("pairloom.doors.backoffice.urls")),
    path("", include("pairloom.doors.mailroom.urls")),
    path("", include("pairloom.doors.jobs.urls")),
]
