"""Pages of this door."""

from django.urls import URLPattern, URLResolver, path

from pairloom.doors.jobs import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", health.show_alive, name="healthz"),
    path("readyz", health.show_ready, name="readyz"),
]
