"""Decide what a name, an address, a role of a person may be. Values in, a value or a refusal out."""

import unicodedata
from collections.abc import Collection, Mapping
from datetime import date

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.people.states import Level, Role

LONGEST_NAME = 200
LONGEST_LOCAL = 64
LONGEST_DOMAIN = 253
LONGEST_ADDRESS = 254
# Signs that turn the direction of a line: names need none of them, whatever the script.
TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Zero-width joiners shape letters and emoji; they stay between other signs.
JOINING = frozenset("\u200c\u200d")
# Signs without ink that are counted as letters: Hangul fillers and the braille blank.
BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
ADDRESS_SIGNS = frozenset("!#$%&'*+-/=?^_`{|}~.")


def clean_name(text: str) -> str:
    """Give a name as it is kept: composed (NFC), without steering signs, spaces collapsed.

    Refused when nothing of it can be seen, or when it is too long.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = (_blank_steering(sign) for sign in composed if sign not in TURNING)
    name = " ".join("".join(kept).split()).strip("".join(JOINING))
    if not any(is_visible(sign) for sign in name):
        raise Refused(Reason.NAME_EMPTY)
    if len(name) > LONGEST_NAME:
        raise Refused(Reason.NAME_LONG, found=len(name), most=LONGEST_NAME)
    return name


def _blank_steering(sign: str) -> str:
    if sign in JOINING:
        return sign
    category = unicodedata.category(sign)
    if category in {"Cc", "Zl", "Zp"}:
        return " "
    return "" if category in {"Cf", "Cs", "Cn", "Co"} else sign


def is_visible(sign: str) -> bool:
    """Tell whether a sign leaves ink: a letter, a number, a sign, but no space and nothing invisible."""
    return unicodedata.category(sign)[0] in "LNPS" and sign not in BLANK_LETTERS


def clean_address(text: str) -> str:
    """Give an e-mail address as it is kept: the local part as typed, the domain in lower case and readable.

    Refused when no letter could reach it: no or two @ outside quotes, spaces, a domain without a dot, parts too long.
    """
    address = unicodedata.normalize("NFC", text.strip())
    local, at, domain = address.rpartition("@")
    if not at:
        raise Refused(Reason.ADDRESS_WRONG)
    domain = _clean_domain(domain)
    _check_local(local)
    if len(f"{local}@".encode()) + len(_encode_domain(domain)) > LONGEST_ADDRESS:
        raise Refused(Reason.ADDRESS_WRONG)
    return f"{local}@{domain}"


def _check_local(local: str) -> None:
    """Check the part before the @: written without quotes, no sign that mail programs trip over."""
    allowed = all(_is_local_sign(sign) for sign in local)
    dotted = local.startswith(".") or local.endswith(".") or ".." in local
    if not local or not allowed or dotted or len(local.encode()) > LONGEST_LOCAL:
        raise Refused(Reason.ADDRESS_WRONG)


def _is_local_sign(sign: str) -> bool:
    if sign.isascii():
        return sign.isalnum() or sign in ADDRESS_SIGNS
    return unicodedata.category(sign)[0] in "LNM"


def _clean_domain(domain: str) -> str:
    """Give a domain in lower case, without the dot at its end, its labels readable instead of encoded."""
    lower = domain.lower().removesuffix(".")
    encoded = _encode_domain(lower)
    labels = encoded.split(b".")
    if len(labels) < 2 or len(encoded) > LONGEST_DOMAIN or not all(_is_label(label) for label in labels):
        raise Refused(Reason.ADDRESS_WRONG)
    return _decode_domain(encoded) if "xn--" in lower else lower


def _encode_domain(domain: str) -> bytes:
    try:
        return domain.encode("idna")
    except UnicodeError as error:
        raise Refused(Reason.ADDRESS_WRONG) from error


def _decode_domain(encoded: bytes) -> str:
    try:
        return encoded.decode("idna")
    except UnicodeError as error:
        raise Refused(Reason.ADDRESS_WRONG) from error


def _is_label(label: bytes) -> bool:
    plain = label.replace(b"-", b"a")
    return bool(label) and plain.isalnum() and not label.startswith(b"-") and not label.endswith(b"-")


def check_country(code: str, *, known: Collection[str]) -> None:
    """Refuse a code that is no country's; none at all is fine."""
    if code and code not in known:
        raise Refused(Reason.COUNTRY_UNKNOWN, found=code[:12])


def check_zone(name: str, *, known: Collection[str]) -> None:
    """Refuse a name that is no time zone's; none at all is fine."""
    if name and name not in known:
        raise Refused(Reason.ZONE_UNKNOWN, found=name[:64])


def check_language(code: str, *, known: Collection[str]) -> None:
    """Refuse a code that is no language's."""
    if code not in known:
        raise Refused(Reason.LANGUAGE_UNKNOWN, found=code[:12])


def check_languages(levels: Mapping[str, Level], *, known: Collection[str]) -> None:
    """Refuse languages among which one is unknown."""
    for code in levels:
        check_language(code, known=known)


def check_role(role: Role, *, country: str, known: Collection[str]) -> None:
    """Refuse an ambassador without a country, and any other role with one."""
    if (role == Role.AMBASSADOR) != bool(country):
        raise Refused(Reason.COUNTRY_UNKNOWN, found=country[:12])
    check_country(country, known=known)


def check_dates(*, begins_on: date, ends_on: date | None) -> None:
    """Refuse a role that ends before it begins."""
    if ends_on is not None and ends_on < begins_on:
        raise Refused(Reason.CALENDAR_ORDER, first=begins_on.isoformat(), then=ends_on.isoformat())
