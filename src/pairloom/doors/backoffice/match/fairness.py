"""Whether a run is fair: countries, languages, newcomers, who stays near, and what fairness costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_percent
from django.utils.translation import gettext as _

from pairloom.doors.backoffice.match.words import say_percent
from pairloom.look.locales import find_locale
from pairloom.look.templatetags.look import country_name, language_name
from pairloom.sheets.atlas.threads import lay_threads
from pairloom.sheets.atlas.world import place_dots

MOST_LINES, MOST_SIDES = 20, 8
SMALLEST = 0.001


@dataclass(frozen=True)
class ShownSide:
    """A country, a language, or newcomers: how many people, how many without a partner, how well they are served."""

    name: str
    people: int
    unplaced: int
    mean: str
    code: str = ""


def describe_threads(outcome: Mapping[str, Any]) -> dict[str, object]:
    """Describe the threads between countries, as a picture and as a table."""
    threads = [(one, other, number) for one, other, number in outcome.get("threads") or []]
    countries = {each["country"]: each["people"] for each in outcome.get("countries") or []}
    named = [(country_name(one), country_name(other), number) for one, other, number in threads[:MOST_LINES]]
    return {
        "threads": lay_threads(threads),
        "dots": place_dots(countries),
        "named_threads": named,
        "more_threads": max(0, len(threads) - MOST_LINES),
        "all_threads": len(threads),
    }


def describe_fairness(outcome: Mapping[str, Any]) -> dict[str, object]:
    """Describe who is served how well, and what that costs."""
    newcomers = outcome.get("newcomers") or {}
    names = (("first", _("Here for the first time")), ("again", _("Took part before")))
    countries = [_show(each, country_name(each["country"]), each["country"]) for each in outcome.get("countries") or []]
    languages = [_show(each, language_name(each["language"])) for each in outcome.get("languages") or []]
    return {
        "countries": countries[:MOST_SIDES],
        "more_countries": countries[MOST_SIDES:],
        "languages": languages[:MOST_SIDES],
        "more_languages": languages[MOST_SIDES:],
        "newcomers": [_show(newcomers[key], name) for key, name in names if key in newcomers],
        "near": describe_near(outcome.get("near") or {}),
        "price": describe_price(outcome.get("fairness") or {}),
    }


def describe_near(near: Mapping[str, Any]) -> list[str]:
    """Say how many pairs stay inside a region or a language, and how many would by chance."""
    sentences = []
    if "region" in near:
        words = _("%(share)s of all pairs live in the same region of the world; by chance it would be %(random)s.")
        sentences.append(words % _shares(near["region"]))
    if "language" in near:
        words = _("%(share)s of all pairs have %(language)s as their own language; by chance it would be %(random)s.")
        named = language_name(near["language"].get("code") or "en")
        sentences.append(words % (_shares(near["language"]) | {"language": named}))
    return sentences


def describe_price(fairness: Mapping[str, Any]) -> list[str]:
    """Say what it costs all that those who are hard to place are served as well as possible."""
    plain, fair = fairness.get("plain_sum") or 0, fairness.get("fair_sum") or 0
    if not plain:
        return []
    cost = _("%(cost)s of what all get together goes to those who are hard to place.")
    worst = _("For that, who is served least gets %(fair)s of their best. Without it, it would be %(plain)s.")
    lost = max(0.0, (plain - fair) / plain)
    served = {name: say_percent(fairness[f"{name}_worst"]) for name in ("fair", "plain")}
    gained = [worst % served] if served["fair"] != served["plain"] else []
    return [cost % {"cost": _say_small(lost)}, *gained]


def _say_small(share: float) -> str:
    """Say a small share to a tenth of a percent; one that rounds to nothing is said as less than that."""
    tenths = round(share, 3)
    written = format_percent(tenths or SMALLEST, locale=find_locale(), decimal_quantization=False)
    return written if tenths else _("Less than %(share)s") % {"share": written}


def _shares(one: Mapping[str, Any]) -> dict[str, str]:
    return {name: say_percent(one[name], 100) for name in ("share", "random")}


def _show(each: Mapping[str, Any], name: str, code: str = "") -> ShownSide:
    return ShownSide(name, each["people"], each["unplaced"], say_percent(each["mean"]), code)
