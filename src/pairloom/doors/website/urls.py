"""Pages of this door."""

from django.contrib.sitemaps.views import sitemap
from django.urls import URLPattern, URLResolver, path

from pairloom.doors.website import demo, match, notify, pages, timetable, views
from pairloom.doors.website.addresses import TEXT_PAGES
from pairloom.doors.website.apply import answering, filling, landing, sending
from pairloom.doors.website.sitemap import SITEMAPS, show_robots

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.show_home, name="home"),
    *(path(f"{name}/", pages.show_page, {"name": name}, name=page) for name, page in TEXT_PAGES.items()),
    path("timetable/", timetable.show_timetable, name="timetable"),
    path("rounds/<slug:slug>/match/", match.show_match, name="match_statement"),
    path("notify/", notify.ask, name="notify"),
    path("notify/sent/", notify.show_sent, name="notify_sent"),
    path("notify/confirm/<str:token>/", notify.confirm, name="notify_confirm"),
    path("apply/draft/<str:token>/", answering.go_on_with_draft, name="apply_draft"),
    path("apply/confirm/<str:token>/", answering.confirm, name="apply_confirm"),
    path("apply/answer/<str:token>/", answering.answer_questions, name="apply_answer"),
    path("apply/<slug:slug>/", landing.show_round, name="apply"),
    path("apply/<slug:slug>/form/<slug:section>/", filling.fill_in, name="apply_section"),
    path("apply/<slug:slug>/review/", sending.review, name="apply_review"),
    path("apply/<slug:slug>/received/", sending.show_received, name="apply_received"),
    path("apply/<slug:slug>/forget/", landing.forget, name="apply_forget"),
    path("language/", views.choose_language, name="language"),
    path("robots.txt", show_robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("demo/", demo.show_demo, name="demo"),
    path("demo/enter/", demo.enter_demo, name="demo_enter"),
    path("demo/clock/", demo.move_clock, name="demo_clock"),
]
