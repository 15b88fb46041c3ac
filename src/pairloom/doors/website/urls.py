"""Pages of this door."""

from django.urls import URLPattern, URLResolver, path

from pairloom.doors.website import demo, views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.show_home, name="home"),
    path("privacy/", views.show_privacy, name="privacy"),
    path("language/", views.choose_language, name="language"),
    path("demo/", demo.show_demo, name="demo"),
    path("demo/enter/", demo.enter_demo, name="demo_enter"),
]
