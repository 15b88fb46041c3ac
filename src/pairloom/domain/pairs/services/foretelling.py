"""Tell before introductions what each of a group will read about the others, in the language that is on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pairloom.domain.applications.models import Application
from pairloom.domain.pairs.models import Member
from pairloom.domain.pairs.queries.sides import show_to_oneself, show_to_partners
from pairloom.domain.pairs.queries.standing import Mate
from pairloom.domain.pairs.rules.hours import read_window
from pairloom.domain.pairs.wording import Days, say_hours, say_languages, say_match, say_match_of_three
from pairloom.domain.pairs.wording.partners import NO_FACTS
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.models import Round
from pairloom.domain.programs.queries import read_round_times

Facts = Mapping[str, Any]
Toward = Mapping[int, Mapping[str, Facts]]


@dataclass(frozen=True)
class Foretold:
    """What somebody will read: why this partner, and when to talk."""

    person: Application
    why: list[str]
    talking: list[str]


def foretell_group(round_: Round, people: Sequence[Application], toward: Toward, *, now: datetime) -> list[Foretold]:
    """Tell what each of a group will read.

    people  with their people and forms
    toward  the facts of each toward the others, by numbers of applications; see pairs/states.py
    """
    times = read_round_times(round_)
    days = Days(times.meets_at.date(), times.ends_at.date(), read_window(round_.program.plan))
    mates = [_make_mate(one, toward) for one in people]
    return [_foretell(mate, [one for one in mates if one is not mate], days, now) for mate in mates]


def _make_mate(application: Application, toward: Toward) -> Mate:
    facts = dict(toward.get(application.pk, {}))
    member = Member(person=application.person, application=application, facts=facts)
    return Mate(member, read_form(application.form.document))


def _foretell(mate: Mate, others: Sequence[Mate], days: Days, now: datetime) -> Foretold:
    reader, partners = show_to_oneself(mate), [show_to_partners(one) for one in others]
    facts = {one.number: {**NO_FACTS, **mate.member.facts.get(str(one.number), {})} for one in partners}
    if len(partners) == 1:
        why = say_match(facts[partners[0].number], reader=reader, partner=partners[0])
    else:
        why = say_match_of_three(facts, reader=reader, partners=partners)
    talking = [say_languages(facts[one.number], one, is_trio=len(partners) > 1) for one in partners]
    by_letters = bool(facts) and all(each["letters"] for each in facts.values())
    talking += say_hours(reader, partners, days, by_letters=by_letters, now=now)
    return Foretold(mate.application, why, [words for words in talking if words])
