"""Describe a pair for its own people: who the partners are, why, and what each proposes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from pairloom.domain.pairs.queries import Mate, PairStanding
from pairloom.domain.pairs.queries.sides import show_to_oneself, show_to_partners
from pairloom.domain.pairs.wording.clocks import Clocks, describe_clocks
from pairloom.domain.pairs.wording.partners import say_match, say_match_of_three
from pairloom.domain.pairs.wording.sides import call, call_first, join, name_country
from pairloom.domain.pairs.wording.talking import say_languages
from pairloom.domain.programs.catalogue import name_topic
from pairloom.domain.programs.queries import find_topic_due
from pairloom.domain.programs.states import QuestionKind
from pairloom.look.answers import SaidAnswer, say_one
from pairloom.look.questions import Showing

PLACES = frozenset({QuestionKind.COUNTRY, QuestionKind.LANGUAGES, QuestionKind.ZONE})
CITY = "city"
"""Stands beside the country, in the heading of a partner."""

LABELS: dict[str, Promise] = {
    "sector": gettext_lazy("Works in"),
    "stage": gettext_lazy("Career"),
    "interests": gettext_lazy("Interests"),
    "hours": gettext_lazy("Good times"),
    "about": gettext_lazy("In their own words"),
    "learn": gettext_lazy("Wants to learn"),
}
"""Short words for questions that come with a template; any other is shown as it was asked."""


@dataclass(frozen=True)
class ShownPartner:
    """A partner as the page shows them; without the consent to share there is a country and nothing else."""

    name: str
    place: str
    address: str
    shares: bool
    answers: list[SaidAnswer]


@dataclass(frozen=True)
class PairCard:
    """A pair as one's own page shows it in few words: who, their clocks, the newest topic."""

    standing: PairStanding
    names: str
    count: int
    now: list[tuple[str, str]]
    is_open: bool
    """Whether all partners share who they are."""
    hours: str
    topic: str
    number: int


def describe_card(standing: PairStanding) -> PairCard:
    """Describe a pair for one's own page; no query where the calendar was read already."""
    clocks, due = show_clocks(standing), find_topic_due(standing.round, now=standing.now)
    return PairCard(
        standing=standing,
        names=call_partners(standing),
        count=len(standing.partners),
        now=list(zip(clocks.places, clocks.now, strict=True))[1:],
        is_open=all(mate.shares for mate in standing.partners),
        hours="" if standing.pair.is_by_letters or not clocks.today else clocks.today[0],
        topic="" if due is None else name_topic(due.name, get_language() or ""),
        number=0 if due is None else due.number,
    )


def list_partners(standing: PairStanding) -> list[ShownPartner]:
    """List the partners who are there, as one sees them."""
    return [_show(mate, standing) for mate in standing.partners]


def call_partners(standing: PairStanding) -> str:
    """Call the partners at the beginning of a sentence: by name, or by country where they do not share their name."""
    sides = [show_to_partners(mate) for mate in standing.partners]
    return join([call(one) if place else call_first(one) for place, one in enumerate(sides)])


def show_clocks(standing: PairStanding) -> Clocks:
    """Show the clocks of all who are there, one's own first; a partner's that is not known is left out."""
    partners = [show_to_partners(mate) for mate in standing.partners]
    sides = [show_to_oneself(standing.me), *(one for one in partners if one.zone)]
    return describe_clocks(sides, today=standing.today, week=standing.week, now=standing.now)


def say_met(countries: Sequence[str]) -> str:
    """Say in which countries somebody met colleagues; "" where in none."""
    named = join([name_country(code) for code in countries]) if countries else ""
    return _("You met colleagues in: %(countries)s") % {"countries": named} if named else ""


def call_everybody(standing: PairStanding) -> str:
    """Call the reader and the partners, as the heading of their page."""
    return join([_("You"), *(call(show_to_partners(mate)) for mate in standing.partners)])


def say_why(standing: PairStanding) -> list[str]:
    """Say why these people were brought together, as the introduction did."""
    known = {mate.application.pk: facts for mate in standing.partners if (facts := standing.facts_about(mate))}
    partners = [show_to_partners(mate) for mate in standing.partners if mate.application.pk in known]
    if not partners:
        return []
    me = show_to_oneself(standing.me)
    if len(partners) > 1:
        return say_match_of_three(known, reader=me, partners=partners)
    return say_match(known[partners[0].number], reader=me, partner=partners[0])


def say_tongues(standing: PairStanding) -> list[str]:
    """Say which languages are common with each partner, and with which to start."""
    is_trio = len(standing.partners) > 1
    told = [(standing.facts_about(mate), mate) for mate in standing.partners]
    said = [say_languages(facts, show_to_partners(mate), is_trio=is_trio) for facts, mate in told if facts]
    return [sentence for sentence in said if sentence]


def _show(mate: Mate, standing: PairStanding) -> ShownPartner:
    country, city = name_country(mate.application.country), str(mate.shared.get(CITY) or "")
    place = _("%(city)s, %(country)s") % {"city": city, "country": country} if city else country
    showing = Showing(get_language() or "", standing.round.program.language)
    return ShownPartner(
        call_first(show_to_partners(mate)), place, mate.address, mate.shares, list(_list_answers(mate, showing))
    )


def _list_answers(mate: Mate, showing: Showing) -> Iterator[SaidAnswer]:
    for question in mate.form.questions:
        if question.name in mate.shared and question.kind not in PLACES and question.name != CITY:
            said = say_one(question, mate.form, mate.application.answers, showing)
            yield replace(said, label=str(LABELS.get(question.name, said.label)))
