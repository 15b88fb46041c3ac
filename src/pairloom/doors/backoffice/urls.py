"""Pages of this door."""

from django.urls import URLPattern, URLResolver, path, re_path

from pairloom.doors.backoffice import (
    apart,
    incoming,
    letters,
    mailings,
    pressing,
    proofs,
    public_pages,
    roles,
    sending,
    start,
    wording,
)
from pairloom.doors.backoffice.concerns import listing as concerns
from pairloom.doors.backoffice.concerns import one as concern
from pairloom.doors.backoffice.form import asking, listing, translating, trying, using
from pairloom.doors.backoffice.imports import looking, uploading
from pairloom.doors.backoffice.imports.pressing import press_import
from pairloom.doors.backoffice.intake import applicants, calling, closing, forecast, live, one
from pairloom.doors.backoffice.match.urls import MATCH_PAGES
from pairloom.doors.backoffice.rounds import calendar, hub, making, programs

LETTER = "wording/<slug:slug>/<slug:kind>/<slug:language>"
FORM = "programs/<slug:slug>/form"
PAGE = "pages/<slug:slug>/<slug:name>/<slug:language>"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.show_start, name="office"),
    path("letters/", letters.list_letters, name="office_letters"),
    path("letters/find/", letters.find_reader, name="office_find_reader"),
    path("letters/unsure/", pressing.list_unsure, name="office_unsure"),
    path("letters/unsure/<int:number>/", pressing.resolve_letter, name="office_resolve"),
    path("letters/<int:number>/", letters.show_letter, name="office_letter"),
    path("letters/<int:number>/html/", letters.show_html, name="office_letter_html"),
    path("letters/<int:number>/press/", pressing.press_letter, name="office_press"),
    path("mailings/", mailings.list_mailings, name="office_mailings"),
    path("mailings/<int:number>/", mailings.show_mailing, name="office_mailing"),
    path("mailings/<int:number>/press/", mailings.press_mailing, name="office_mailing_press"),
    path("sending/", sending.show_sending, name="office_sending"),
    path("sending/press/", sending.press_sending, name="office_sending_press"),
    path("sending/test/", sending.send_test, name="office_test"),
    path("incoming/", incoming.list_mails, name="office_incoming"),
    path("incoming/<int:number>/", incoming.show_mail, name="office_mail"),
    path("incoming/<int:number>/aside/", incoming.put_aside, name="office_mail_aside"),
    path("incoming/<int:number>/again/", incoming.read_again, name="office_mail_again"),
    path("programs/", programs.list_programs, name="office_programs"),
    path("new-program/", programs.make_program, name="office_new_program"),
    path("programs/<slug:slug>/", programs.change_settings, name="office_settings"),
    path("programs/<slug:slug>/new-round/", making.make_round, name="office_new_round"),
    path("form/", listing.find_form, name="office_forms"),
    path(f"{FORM}/", listing.show_form, name="office_form"),
    path(f"{FORM}/look/", trying.look_at_form, name="office_form_look"),
    path(f"{FORM}/look/<int:number>/", trying.look_at_form, name="office_form_version"),
    path(f"{FORM}/add/", asking.add_question, name="office_add_question"),
    path(f"{FORM}/questions/<slug:name>/", asking.change_question, name="office_question"),
    path(f"{FORM}/questions/<slug:name>/move/", listing.move_question, name="office_move_question"),
    path(f"{FORM}/questions/<slug:name>/remove/", listing.remove_question, name="office_remove_question"),
    path(f"{FORM}/words/<slug:language>/<slug:section>/", translating.word_section, name="office_form_words"),
    path(f"{FORM}/use/<slug:word>/", using.use_form, name="office_use_form"),
    path("rounds/<slug:slug>/", hub.show_round, name="office_round"),
    path("rounds/<slug:slug>/name/", hub.rename_round, name="office_rename_round"),
    path("rounds/<slug:slug>/calendar/", calendar.change_calendar, name="office_calendar"),
    path("rounds/<slug:slug>/import/", uploading.list_imports, name="office_imports"),
    path("rounds/<slug:slug>/import/<int:number>/", looking.show_import, name="office_import"),
    path("rounds/<slug:slug>/import/<int:number>/columns/", looking.correct_columns, name="office_import_columns"),
    path("rounds/<slug:slug>/import/<int:number>/press/", press_import, name="office_import_press"),
    path("rounds/<slug:slug>/cancel/", hub.cancel_round, name="office_cancel_round"),
    path("rounds/<slug:slug>/applications/", live.show_live, name="office_live"),
    path("rounds/<slug:slug>/applications/list/", applicants.list_applications, name="office_applications"),
    path("rounds/<slug:slug>/applications/find/", applicants.find_applications, name="office_find_applications"),
    path("rounds/<slug:slug>/applications/<uuid:key>/", one.show_application, name="office_application"),
    path("rounds/<slug:slug>/applications/<uuid:key>/answers/", one.show_answers, name="office_application_answers"),
    path("rounds/<slug:slug>/applications/<uuid:key>/press/", one.press_application, name="office_application_press"),
    path("rounds/<slug:slug>/forecast/", forecast.show_forecast, name="office_forecast"),
    path("rounds/<slug:slug>/forecast/order/", forecast.order_forecast, name="office_forecast_order"),
    path("rounds/<slug:slug>/forecast/<str:country>/", calling.call_ambassadors, name="office_call"),
    path("rounds/<slug:slug>/closing/", closing.show_closing, name="office_closing"),
    path("rounds/<slug:slug>/closing/check/", closing.check_decisions, name="office_closing_check"),
    re_path(
        r"^rounds/(?P<slug>[-\w]+)/closing/decisions\.(?P<suffix>csv|xlsx)$",
        closing.export_decisions,
        name="office_decisions",
    ),
    path("proofs/", proofs.list_proofs, name="office_proofs"),
    path("proofs/<slug:slug>/", proofs.show_proof, name="office_proof"),
    path("rounds/<slug:slug>/match/proof/", proofs.take_proof, name="office_take_proof"),
    path("kept-apart/", apart.list_apart, name="office_apart"),
    path("kept-apart/find/", apart.find_people, name="office_apart_find"),
    path("kept-apart/keep/", apart.keep_apart, name="office_apart_keep"),
    path("kept-apart/<int:number>/lift/", apart.lift_apart, name="office_apart_lift"),
    *MATCH_PAGES,
    path("concerns/", concerns.list_concerns, name="office_concerns"),
    path("concerns/<int:number>/", concern.show_concern, name="office_concern"),
    path("concerns/<int:number>/words/", concern.read_words, name="office_concern_words"),
    path("concerns/<int:number>/settle/", concern.settle, name="office_settle_concern"),
    path("roles/", roles.list_roles, name="office_roles"),
    path("roles/<slug:slug>/", roles.list_roles, name="office_roles_of"),
    path("roles/<slug:slug>/<int:number>/end/", roles.end_role, name="office_end_role"),
    path("wording/", wording.list_letters, name="office_wording"),
    path("wording/<slug:slug>/", wording.list_letters, name="office_wording_of"),
    path(f"{LETTER}/", wording.word_letter, name="office_word_letter"),
    path(f"{LETTER}/html/", wording.show_html, name="office_wording_html"),
    path(f"{LETTER}/back/", wording.restore_letter, name="office_restore_wording"),
    path("pages/", public_pages.list_pages, name="office_public"),
    path("pages/<slug:slug>/", public_pages.list_pages, name="office_public_of"),
    path(f"{PAGE}/", public_pages.word_page, name="office_word_page"),
    path(f"{PAGE}/back/", public_pages.restore_page, name="office_restore_page"),
]
