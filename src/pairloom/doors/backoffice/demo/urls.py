"""Pages of the demo's letters."""

from django.urls import URLPattern, URLResolver, path

from pairloom.doors.backoffice.demo import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.list_letters, name="demo_letters"),
    path("<int:number>/", views.show_letter, name="demo_letter"),
    path("<int:number>/html/", views.show_html, name="demo_letter_html"),
]
