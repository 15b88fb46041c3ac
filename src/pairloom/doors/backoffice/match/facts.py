"""Why people go together, in words for organisers: what they share, languages, hours, wishes met and missed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from babel.lists import format_list
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from pairloom.domain.pairs.models import Seat
from pairloom.domain.pairs.wording import KNOWN
from pairloom.domain.programs.catalogue import Form, choose_words
from pairloom.domain.programs.states import Ask
from pairloom.doors.backoffice.match.tongues import say_tongues
from pairloom.doors.backoffice.match.words import say_percent
from pairloom.doors.backoffice.templatetags.office import number
from pairloom.look.locales import find_locale
from pairloom.look.names import ASKS

QUARTERS = 4
Facts = Mapping[str, Any]


def say_shared(facts: Facts, form: Form) -> Iterator[str]:
    """Say what two people share: answers, languages, hours; or that nothing is known."""
    for name, codes in facts.get("shared", {}).items():
        if codes:
            yield f"{say_short(form, name)}: {join(say_options(form, name, codes))}"
    yield from say_tongues(facts.get("languages") or [])
    yield say_hours(facts)
    for name in facts.get("thin") or []:
        yield _("Neither of them answered “%(question)s”.") % {"question": say_label(form, name)}


def say_hours(facts: Facts) -> str:
    """Say how many hours of the day both are up, or that they write to each other."""
    if facts.get("letters"):
        return _("They write to each other: no hours are needed.")
    quarters = int(facts.get("quarters") or 0)
    hours = f"{quarters / QUARTERS:g}"
    return ngettext(
        "On every day of the round, at least %(hours)s hour a day when both are up.",
        "On every day of the round, at least %(hours)s hours a day when both are up.",
        max(1, quarters // QUARTERS),
    ) % {"hours": hours}


def say_wishes(wishes: Sequence[Sequence[str]], form: Form) -> list[str]:
    """Say wishes as what they are about and what was asked."""
    return [f"{say_short(form, name)}: {ASKS.get(Ask(ask), ask)}" for name, ask in wishes]


def say_served(seat: Seat) -> str:
    """Say how well somebody is served."""
    if seat.group is None:
        return ""
    words = {"share": say_percent(seat.rel), "rank": number(seat.rank), "options": number(seat.options)}
    if seat.rank <= 1:
        return _("%(share)s: nobody would be better, among %(options)s possible partners.") % words
    return _("%(share)s of the best: place %(rank)s among %(options)s possible partners.") % words


def say_short(form: Form, name: str) -> str:
    """Say a question in short where it is one that ships, else as it is asked."""
    return capfirst(str(KNOWN[name])) if name in KNOWN else say_label(form, name)


def say_label(form: Form, name: str) -> str:
    """Say a question in the reader's language."""
    question = form.find(name)
    return name if question is None else choose_words(question.label, get_language() or "en")


def say_options(form: Form, name: str, codes: Sequence[str]) -> list[str]:
    """Say what was chosen."""
    question = form.find(name)
    found = [(code, question.find_option(code) if question else None) for code in codes]
    language = get_language() or "en"
    return [code if option is None else choose_words(option.label, language) for code, option in found]


def join(words: Sequence[str]) -> str:
    """Join words in a row."""
    return str(format_list(list(words), locale=find_locale()))
