"""Where each door stands."""

from django.urls import include, path

handler400 = "pairloom.doors.website.errors.show_unreadable"
handler403 = "pairloom.doors.website.errors.show_forbidden"
handler404 = "pairloom.doors.website.errors.show_missing"
handler429 = "pairloom.doors.website.errors.show_too_many"
handler500 = "pairloom.doors.website.errors.show_broken"

urlpatterns = [
    path("", include("pairloom.doors.website.urls")),
    path("", include("pairloom.doors.desk.urls")),
    path("office/", include("pairloom.doors.backoffice.urls")),
    path("demo/letters/", include("pairloom.doors.backoffice.demo.urls")),
    path("", include("pairloom.doors.mailroom.urls")),
    path("", include("pairloom.doors.jobs.urls")),
]
