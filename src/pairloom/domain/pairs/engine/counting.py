"""Count who could be the partner of somebody who is still writing: numpy alone, in a few thousandths of a second."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.arrays import Stored
from pairloom.domain.pairs.engine.columns import encode_people
from pairloom.domain.pairs.engine.criteria import list_asks, list_wishes
from pairloom.domain.pairs.engine.plans import list_ruled
from pairloom.domain.pairs.engine.reading import Entry, read_person
from pairloom.domain.programs.catalogue import Form
from pairloom.domain.programs.states import QuestionKind, Use
from pairloom.matching.plan import MEETABLE, Criterion
from pairloom.matching.problem import Pool
from pairloom.matching.values import applies, read_rules, read_values


@dataclass(frozen=True, slots=True)
class Possible:
    """Say how many of the pool so far could be somebody's partner.

    people     how many there are
    fit        how many keep the rules and meet all wishes of this person
    narrowest  the name of the question whose answer leaves out most; "" when no single one leaves out anybody
    without    how many would fit were it not for that answer
    """

    people: int
    fit: int
    narrowest: str
    without: int


@dataclass(frozen=True, slots=True)
class Abroad:
    """Say how many of the pool so far live in another country, and how many of them are within reach.

    people   how many there are, here and abroad
    speak    how many abroad share a language with this person
    meet     how many of those share the hours too that the plan wants
    """

    people: int
    speak: int
    meet: int


def count_abroad(stored: Stored, answers: Mapping[str, Any]) -> Abroad | None:
    """Count who abroad shares a language, and hours too; none where count_partners has nothing to say."""
    kept = _compare(stored, answers)
    if kept is None:
        return None
    speak = kept[names.COUNTRY] & kept[names.LANGUAGE]
    meet = speak & kept.get(names.HOURS, True)
    return Abroad(stored.people, int(np.count_nonzero(speak)), int(np.count_nonzero(meet)))


def count_partners(stored: Stored, answers: Mapping[str, Any]) -> Possible | None:
    """Count partners for these answers; none as long as country or languages are missing, or nobody is there.

    Somebody fits who keeps the hard rules with this person (another country, a common language, common hours) and
    meets each of the wishes, so far as anybody's answer tells: a value of 40 or more, as in the matching itself. The
    wishes of the others are not looked at. Nobody can be sent to another country: the country is never the narrowest.
    """
    kept = _compare(stored, answers)
    if kept is None:
        return None
    broken = np.sum([~each for each in kept.values()], axis=0)
    fit = int(np.count_nonzero(broken == 0))
    gains = [(_count_without(kept[name], broken), question) for name, question in list_causes(stored.form, kept)]
    without, narrowest = max(gains, key=lambda gain: gain[0], default=(0, ""))
    return Possible(stored.people, fit, narrowest if without else "", fit + without)


def list_causes(form: Form, kept: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """List which question stands behind each wish and rule that is looked at, wishes first."""
    causes = [(names.name_wish(wish, ask), wish.name) for wish in list_wishes(form) for ask in list_asks(wish)]
    ruled = (*list_ruled(form, Use.MUST_DIFFER), *list_ruled(form, Use.MUST_SHARE))
    causes += [(names.name_rule(question), question.name) for question in ruled]
    languages, zone = form.find_kind(QuestionKind.LANGUAGES), form.find_kind(QuestionKind.ZONE)
    causes += [(names.LANGUAGE, languages.name)] if languages else []
    causes += [(names.HOURS, zone.name)] if zone else []
    yield from (cause for cause in causes if cause[0] in kept)


def list_asked(pool: Pool, stored_criteria: tuple[Criterion, ...], row: int) -> Iterator[Criterion]:
    """List the wishes that the person in a row has, and that can be measured for this person."""
    for criterion in stored_criteria:
        if criterion.wish and applies(pool, criterion)[row]:
            yield criterion


def _compare(stored: Stored, answers: Mapping[str, Any]) -> dict[str, NDArray[np.bool_]] | None:
    """Tell for each rule and wish who of the pool keeps it with these answers; none where there is nothing to say."""
    person = read_person(Entry(0, answers), stored.form)
    if not person.country or not person.languages or not stored.people:
        return None
    pool = stored.join(encode_people([person], stored.form, stored.vocabulary, first=stored.people))
    return {name: kept[:-1] for name, kept in _find_kept(pool, stored).items()}


def _find_kept(pool: Pool, stored: Stored) -> dict[str, NDArray[np.bool_]]:
    """Tell for each rule and each wish of the last person who keeps it; an unknown zone leaves hours open."""
    row = len(pool) - 1
    kept = read_rules(pool, stored.plan, row)
    if pool.codes[names.ZONE][row] < 0:
        kept.pop(names.HOURS, None)
    for criterion in list_asked(pool, stored.plan.criteria, row):
        kept[criterion.name] = read_values(pool, criterion, row) >= MEETABLE
    return kept


def _count_without(kept: NDArray[np.bool_], broken: NDArray[np.int64]) -> int:
    """Count those whom this one thing alone keeps away."""
    return int(np.count_nonzero((broken == 1) & ~kept))
