"""Addresses of match day, all below those of a round."""

from django.urls import URLPattern, path, re_path

from pairloom.doors.backoffice.match import board, changes, confirm, one, options, pairs, people, running, unplaced

MATCH = "rounds/<slug:slug>/match"
PERSON = f"{MATCH}/people/<uuid:key>"
FILE = r"^rounds/(?P<slug>[-\w]+)/match/pairs\.(?P<suffix>csv|xlsx)$"

MATCH_PAGES: list[URLPattern] = [
    path(f"{MATCH}/", running.show_match, name="office_match"),
    path(f"{MATCH}/order/", running.order_run, name="office_match_order"),
    path(f"{MATCH}/runs/", running.list_runs, name="office_match_runs"),
    path(f"{MATCH}/runs/<int:number>/", board.show_board, name="office_match_run"),
    path(f"{MATCH}/runs/<int:number>/stop/", running.stop_run, name="office_match_stop"),
    path(f"{MATCH}/pairs/", pairs.list_pairs, name="office_match_pairs"),
    path(f"{MATCH}/pairs/find/", pairs.find_pairs, name="office_match_find"),
    path(f"{MATCH}/pairs/<int:number>/", one.show_pair, name="office_match_pair"),
    path(f"{MATCH}/pairs/<int:number>/answers/", one.show_profiles, name="office_match_profiles"),
    re_path(FILE, pairs.export_pairs, name="office_match_file"),
    path(f"{PERSON}/", people.show_one, name="office_match_person"),
    path(f"{PERSON}/find/", people.find_other, name="office_match_other"),
    path(f"{PERSON}/press/", options.press_option, name="office_match_option"),
    path(f"{PERSON}/with/<uuid:other>/", people.show_instead, name="office_match_instead"),
    path(f"{MATCH}/unplaced/", unplaced.list_unplaced, name="office_match_unplaced"),
    path(f"{MATCH}/changes/", changes.show_changes, name="office_match_changes"),
    path(f"{MATCH}/changes/rule/", changes.rule, name="office_match_rule"),
    path(f"{MATCH}/changes/points/", changes.weigh, name="office_match_weigh"),
    path(f"{MATCH}/changes/<int:number>/back/", changes.take_back, name="office_match_back"),
    path(f"{MATCH}/confirm/", confirm.confirm, name="office_match_confirm"),
    path(f"{MATCH}/confirm/back/", confirm.take_back, name="office_match_unconfirm"),
    path(f"{MATCH}/introduce/", confirm.introduce, name="office_match_introduce"),
]
