"""Who may open which address. An address that is not listed here fails a test: say who may, and add it."""

from typing import Any

from django.urls import URLPattern, reverse

from pairloom.domain.letters.links import sign_unsubscribe
from pairloom.domain.people.states import Role
from tests.threats.world import ACTORS, OTHER, PARTICIPANT, VISITOR, World, sign_links

EVERYBODY = frozenset(ACTORS)
NOBODY: frozenset[str] = frozenset()
SIGNED_IN = EVERYBODY - {VISITOR}
OWNER = frozenset({PARTICIPANT})
STAFF = SIGNED_IN - {PARTICIPANT}
LEADERS = frozenset({Role.DIRECTOR, Role.DEPUTY})
EDITORS = LEADERS | {Role.EDITOR}
LISTED = LEADERS | {OTHER}
"""Lists name no program: who leads another one sees that one's rows there."""
AUDITORS = LEADERS | {Role.AUDITOR}
KEEPERS = LEADERS | {Role.SAFEGUARDING}
DIRECTORS = frozenset({Role.DIRECTOR})

MAY: dict[frozenset[str], str] = {
    EVERYBODY: """
        home how_it_works partnership faq conduct confidentiality privacy contact timetable notify notify_sent
        match_statement
        notify_confirm apply_draft apply_confirm apply_answer apply apply_section apply_review apply_received
        apply_forget language robots sitemap account_login account_request_login_code account_confirm_login_code
        mfa_authenticate desk_passkey mfa_login_webauthn account_inactive account_logout account_signup unsubscribe
        account_email_verification_sent healthz readyz""",
    NOBODY: "demo demo_enter demo_clock demo_letters demo_letter demo_letter_html",
    SIGNED_IN: """
        me desk_details desk_news desk_stop_sharing account_email mfa_reauthenticate
        account_reauthenticate mfa_reauthenticate_webauthn mfa_index mfa_activate_totp mfa_deactivate_totp
        mfa_view_recovery_codes mfa_generate_recovery_codes mfa_download_recovery_codes mfa_list_webauthn
        mfa_add_webauthn mfa_edit_webauthn mfa_remove_webauthn""",
    OWNER: """
        desk_application desk_change desk_confirm desk_withdraw desk_take_back desk_doubt
        desk_partner desk_agreement desk_report desk_share desk_topic desk_dates""",
    STAFF: "office",
    LISTED: """
        office_letters office_find_reader office_unsure office_mailings office_sending office_sending_press office_test
        office_incoming office_programs""",
    LEADERS: """
        office_resolve office_letter office_letter_html office_press office_mailing office_mailing_press office_mail
        office_mail_aside office_mail_again office_settings office_new_round office_round office_rename_round
        office_calendar office_imports office_import office_import_columns office_import_press office_cancel_round
        office_find_applications office_application office_application_answers office_application_press
        office_forecast office_forecast_order office_call office_closing office_closing_check office_decisions
        office_match office_match_order office_match_runs office_match_run office_match_stop office_match_pairs
        office_match_find office_match_pair office_match_profiles office_match_file office_match_person
        office_match_other office_match_option office_match_instead office_match_unplaced office_match_changes
        office_match_rule office_match_weigh office_match_back office_match_confirm office_match_unconfirm
        office_match_introduce office_concern office_concern_words office_settle_concern""",
    LEADERS | {Role.AMBASSADOR}: "office_live office_applications",
    KEEPERS | {OTHER}: "office_concerns office_apart office_apart_find office_apart_keep",
    KEEPERS: "office_apart_lift",
    AUDITORS | {OTHER}: "office_proofs",
    AUDITORS: "office_proof office_take_proof",
    EDITORS | {OTHER}: "office_wording office_public office_forms",
    EDITORS: """
        office_wording_of office_word_letter office_wording_html office_restore_wording office_public_of
        office_word_page office_restore_page office_form office_form_look office_form_version office_add_question
        office_question office_move_question office_remove_question office_form_words office_use_form""",
    DIRECTORS | {OTHER}: "office_roles office_new_program",
    DIRECTORS: "office_roles_of office_end_role",
}
WHO = {name: who for who, names in MAY.items() for name in names.split()}
BY_SECRET = frozenset({"incoming", "events"})
"""Machines come in here, by a secret; people never."""
OF_MAIL = BY_SECRET | {"unsubscribe"}
OF_KEYS = frozenset(
    {
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_edit_webauthn",
        "mfa_remove_webauthn",
        "mfa_view_recovery_codes",
    }
)
"""Keys of one's own: whoever has none, as nobody here, finds no page about them."""
OF_AGAIN = frozenset({"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
"""Asks once more for a key that one has."""
OF_ROUNDS = ("rounds/", "apply/", "me/application/")
OF_PAIRS = frozenset({"desk_partner", "desk_agreement", "desk_report", "desk_share", "desk_topic", "desk_dates"})
OF_BOARD = frozenset(name for name in WHO if name.startswith("office_match"))
OF_MATCHES = OF_PAIRS | OF_BOARD | {"match_statement", "office_proof", "office_take_proof"}
NUMBERS = {
    "desk_doubt": "doubt",
    "office_end_role": "role",
    "office_mailing": "mailing",
    "office_mailing_press": "mailing",
    "office_mail": "mail",
    "office_mail_aside": "mail",
    "office_mail_again": "mail",
    "office_import": "import",
    "office_import_columns": "import",
    "office_import_press": "import",
    "office_form_version": "version",
    "office_apart_lift": "apart",
    "office_concern": "concern",
    "office_concern_words": "concern",
    "office_settle_concern": "concern",
    "office_match_back": "ruling",
}


def fill_address(pattern: URLPattern, world: World, links: dict[str, str]) -> str:
    """Write an address of the site with rows of the world in it."""
    name, route = str(pattern.name), str(pattern.pattern).lstrip("^")
    values: dict[str, Any] = {
        "slug": name_slug(name, route, world),
        "number": find_number(name, world),
        "key": world.seated[0].key if name in OF_BOARD else world.application.key,
        "other": world.seated[1].key,
        "section": "you",
        "name": "conduct" if "pages" in route else "city",
        "kind": "welcome",
        "language": "en",
        "country": "AU",
        "suffix": "csv",
        "provider": "postmark",
        "pk": 1,
        "word": world.round.slug,
        "token": links.get(name, ""),
    }
    place = f"mailroom:{name}" if name in OF_MAIL else name
    return reverse(place, kwargs={one: values[one] for one in pattern.pattern.regex.groupindex})


def find_number(name: str, world: World) -> int:
    """Find the number in an address: of a run or a pair of the board it is the first one."""
    standard = "first" if name in OF_BOARD else "letter"
    return world.numbers.get(NUMBERS.get(name, standard), 1)


def name_slug(name: str, route: str, world: World) -> str:
    """Name the round or the program that an address is about."""
    if name in OF_MATCHES:
        return world.matched.slug
    return world.round.slug if route.startswith(OF_ROUNDS) else world.program.slug


def sign_all_links(world: World) -> dict[str, str]:
    """Sign every link that an address can hold."""
    return {**sign_links(world), "unsubscribe": sign_unsubscribe(world.numbers["letter"])}
