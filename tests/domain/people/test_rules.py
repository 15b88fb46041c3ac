"""What names, addresses and roles may be."""

from datetime import date

import pytest

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people import rules
from pairloom.domain.people.states import Level, Role


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ana", "Ana"),
        ("  Ana   Souza ", "Ana Souza"),
        ("Ø", "Ø"),
        ("O'Brien", "O'Brien"),
        ("Null", "Null"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("{{ settings.SECRET_KEY }}", "{{ settings.SECRET_KEY }}"),
        ("Ame\u0301lie", "Am\u00e9lie"),
        ("فاطمة الزهراء", "فاطمة الزهراء"),
        ("மதி", "மதி"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("Kim 🧑\u200d💻", "Kim 🧑\u200d💻"),
        ("Ana\r\nBcc: all@example.org", "Ana Bcc: all@example.org"),
        ("Ana\x00\tSouza", "Ana Souza"),
        ("Ana\u2028Souza", "Ana Souza"),
        ("\u202egnisrever", "gnisrever"),
        ("A\u200bna", "Ana"),
        ("x" * 200, "x" * 200),
    ],
)
def test_a_name_is_kept_as_people_write_it(typed: str, kept: str) -> None:
    assert rules.clean_name(typed) == kept


@pytest.mark.parametrize("typed", ["", "   ", "\u200b", "\u200d\u200c", "\u3164", "\u2800", "\u0301", "\r\n", "\u202e"])
def test_a_name_of_which_nothing_can_be_seen_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.clean_name(typed)
    assert refused.value.reason == Reason.NAME_EMPTY


def test_a_name_that_is_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(Refused) as refused:
        rules.clean_name("x" * 201)
    assert (refused.value.reason, refused.value.details) == (Reason.NAME_LONG, {"found": 201, "most": 200})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ana@example.org", "ana@example.org"),
        (" ana@example.org\n", "ana@example.org"),
        ("Ana.Souza@Example.ORG", "Ana.Souza@example.org"),
        ("ana@example.org.", "ana@example.org"),
        ("ana+pairs@example.org", "ana+pairs@example.org"),
        ("o'brien@example.ie", "o'brien@example.ie"),
        ("a@bücher.example", "a@bücher.example"),
        ("a@BÜCHER.example", "a@bücher.example"),
        ("a@xn--bcher-kva.example", "a@bücher.example"),
        ("пошта@приклад.укр", "пошта@приклад.укр"),
        (f"{'l' * 64}@example.org", f"{'l' * 64}@example.org"),
    ],
)
def test_an_address_keeps_its_local_part_and_gets_a_plain_domain(typed: str, kept: str) -> None:
    assert rules.clean_address(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "",
            "ana",
            "@example.org",
            "ana@",
            "ana@localhost",
            "ana@@example.org",
            '"a b"@example.org',
            "a b@example.org",
        ),
        *("ana@exa mple.org", "ana@-example.org", "ana@example-.org", "ana@exam_ple.org", "ana@example..org"),
        *(".ana@example.org", "ana.@example.org", "a..b@example.org", "ana\r\nBcc:x@example.org", "ana@[127.0.0.1]"),
        *(f"{'l' * 65}@example.org", f"ana@{'d' * 64}.org", f"ana@{'d.' * 130}org", "ana@xn--\u00fc.org"),
        *("an\u200ba@example.org", "<ana@example.org>", "ana@example.org,bea@example.org"),
    ],
)
def test_an_address_that_no_letter_can_reach_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        rules.clean_address(typed)
    assert refused.value.reason == Reason.ADDRESS_WRONG


def test_an_address_of_more_than_254_octets_is_refused() -> None:
    domain = ".".join(["d" * 60] * 3 + ["dddddd"])
    assert rules.clean_address(f"{'l' * 64}@{domain}") == f"{'l' * 64}@{domain}"
    with pytest.raises(Refused):
        rules.clean_address(f"{'l' * 64}@d{domain}")


def test_only_an_ambassador_has_a_country() -> None:
    rules.check_role(Role.AMBASSADOR, country="BR", known={"BR"})
    rules.check_role(Role.EDITOR, country="", known={"BR"})
    for role, country in ((Role.AMBASSADOR, ""), (Role.EDITOR, "BR"), (Role.AMBASSADOR, "XX")):
        with pytest.raises(Refused) as refused:
            rules.check_role(role, country=country, known={"BR"})
        assert refused.value.reason == Reason.COUNTRY_UNKNOWN


def test_an_unknown_place_or_language_is_refused_and_none_is_fine() -> None:
    rules.check_country("", known={"BR"})
    rules.check_zone("", known={"UTC"})
    with pytest.raises(Refused, match=Reason.COUNTRY_UNKNOWN):
        rules.check_country("XX", known={"BR"})
    with pytest.raises(Refused, match=Reason.ZONE_UNKNOWN):
        rules.check_zone("Mars/Olympus", known={"UTC"})
    with pytest.raises(Refused, match=Reason.LANGUAGE_UNKNOWN):
        rules.check_languages({"en": Level.GOOD, "tlh-x": Level.NATIVE}, known={"en"})


def test_a_role_does_not_end_before_it_begins() -> None:
    rules.check_dates(begins_on=date(2026, 3, 1), ends_on=date(2026, 3, 1))
    with pytest.raises(Refused) as refused:
        rules.check_dates(begins_on=date(2026, 3, 2), ends_on=date(2026, 3, 1))
    assert refused.value.reason == Reason.CALENDAR_ORDER
