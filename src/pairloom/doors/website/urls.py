"""Pages of this door."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, path

from pairloom.doors.website import demo, notify, pages, views
from pairloom.doors.website.addresses import TEXT_PAGES
from pairloom.doors.website.sitemap import SITEMAPS, show_robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.show_home, name="home"),
    *(path(f"{name}/", pages.show_page, {"name": name}, name=page) for name, page in TEXT_PAGES.items()),
    path("timetable/", pages.show_timetable, name="timetable"),
    path("notify/", notify.ask, name="notify"),
    path("notify/sent/", notify.show_sent, name="notify_sent"),
    path("notify/confirm/<str:token>/", notify.confirm, name="notify_confirm"),
    path("language/", views.choose_language, name="language"),
    path("robots.txt", show_robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("demo/", demo.show_demo, name="demo"),
    path("demo/enter/", demo.enter_demo, name="demo_enter"),
    path("demo/clock/", demo.move_clock, name="demo_clock"),
]
