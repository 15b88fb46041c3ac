"""Pages of this door."""

from django.urls import URLPattern, URLResolver, path

from pairloom.doors.mailroom import views, webhooks

app_name = "mailroom"
urlpatterns: list[URLPattern | URLResolver] = [
    path("unsubscribe/<slug:token>/", views.show_unsubscribe, name="unsubscribe"),
    path("mail/incoming/", webhooks.take_mail, name="incoming"),
    path("mail/events/<slug:provider>/", webhooks.take_events, name="events"),
]
