"""Say to organisers why somebody has this partner, and what another one would cost everybody."""

from collections.abc import Container

from pairloom.matching.explain import Cost, Direction, ForcedRound, InsteadReason, PersonView
from pairloom.matching.plan import BEST, Plan
from pairloom.matching.result import Claim, Why
from pairloom.sheets.words.criteria import name_criterion
from pairloom.sheets.words.listing import count_people, count_things, join_words
from pairloom.sheets.words.reasons import say_rule
from pairloom.sheets.words.silence import LANGUAGE

_PAIR_BREAKS = {
    "country": "they live in the same country",
    "language": "they share no language well enough",
    "hours": "they share too few hours of the day",
    "earlier": "they were partners before",
    "blocked": "an organiser has blocked the two",
    "forbidden": "an organiser has forbidden this pair",
    "pinned": "an organiser has given one of them a partner beforehand",
}


def explain_person(view: PersonView, plan: Plan, *, silent: Container[int] = ()) -> tuple[str, ...]:
    """Explain how one person is served under this plan; ``silent`` are the people of whom no language is known."""
    if not view.directions:
        return _explain_left(view, silent)
    named = join_words([f"person {direction.partner}" for direction in view.directions])
    place = f"number {view.rank:,} of {count_things(view.options, 'possible partner')}"
    return (
        f"Person {view.person} is matched with {named}: {view.rel:,} of {BEST:,} of the own best, {place}.",
        f"{_say_best(view)}: {_say_ideal(view)}.",
        *(line for direction in view.directions for line in _say_direction(view, direction, plan)),
        *_say_impossible(view, plan),
    )


def explain_instead(reason: InsteadReason, *, silent: Container[int] = ()) -> tuple[str, ...]:
    """Explain why two people were not matched, the most important reason first; ``silent`` as for one person."""
    two = f"person {reason.person} and person {reason.instead}"
    if reason.is_partner:
        return (f"{_begin(two)} are partners: there is nothing to give up.",)
    if reason.broken:
        rules = join_words([_say_broken(name, reason, silent) for name in reason.broken])
        return (f"{_begin(two)} cannot meet: {rules}.",)
    served = (
        f"Together, person {reason.person} would have {reason.there.rel:,} of {BEST:,} "
        f"and person {reason.instead} {reason.back.rel:,}."
    )
    return (served, *_say_threshold(reason), *_say_costs(reason.cost), *_say_forced(reason))


def _say_broken(name: str, reason: InsteadReason, silent: Container[int]) -> str:
    mute = [f"person {number}" for number in (reason.person, reason.instead) if number in silent]
    if name == LANGUAGE and mute:
        return f"we know no language of {join_words(mute)}"
    return _PAIR_BREAKS.get(name, f"they break the rule “{name}”")


def _begin(text: str) -> str:
    return text[:1].upper() + text[1:]


def _explain_left(view: PersonView, silent: Container[int]) -> tuple[str, ...]:
    if view.unmatched and view.unmatched.why == Why.OUT_OF_TIME:
        return (f"Person {view.person} has no partner: the search was stopped before it could place this person.",)
    if view.options:
        needed = f"there are {count_things(view.options, 'possible partner')}, all needed by others"
        return (f"Person {view.person} has no partner: {needed}. As many people as possible are placed.",)
    if view.person in silent:
        return (f"Person {view.person} has no partner, because we know no language of this person. Please ask.",)
    broken = view.unmatched.blocked_by if view.unmatched else {}
    rules = join_words([say_rule(name, count) for name, count in broken.items()])
    return (f"Person {view.person} has no partner, because nobody else fits: {rules}.",)


def _say_ideal(view: PersonView) -> str:
    return f"{view.best_of_ideal:,} of {BEST:,} of all that was asked"


def _say_best(view: PersonView) -> str:
    """Say who would be best; of several the own partner, when that is one of them."""
    ties = _say_ties(view.best_ties)
    own = [direction.partner for direction in view.directions if direction.points == view.best]
    if not own:
        return f"The own best would be person {view.best_partner}{ties}"
    if len(own) == len(view.directions):
        return f"That is the own best{ties}"
    return f"Of the two, person {own[0]} is the own best{ties}"


def _say_ties(ties: int) -> str:
    return f" ({ties - 1:,} {'other is' if ties == 2 else 'others are'} as good)" if ties > 1 else ""


def _say_direction(view: PersonView, direction: Direction, plan: Plan) -> list[str]:
    """List the points toward one partner; of two partners it is said which."""
    heading = [f"With person {direction.partner}:"] if len(view.directions) > 1 else []
    return [*heading, *_list_addends(direction, plan)]


def _list_addends(direction: Direction, plan: Plan) -> list[str]:
    counted = [addend for addend in direction.addends if addend.applies]
    return [
        f"  {name_criterion(addend.name, plan)}: {addend.value} of 100"
        + (f", at best {addend.best}" if addend.best > addend.value else "")
        for addend in sorted(counted, key=lambda addend: -addend.points)
    ]


def _say_impossible(view: PersonView, plan: Plan) -> list[str]:
    if not view.wishes_impossible:
        return []
    wishes = join_words([name_criterion(name, plan) for name in view.wishes_impossible])
    return [f"Asked for, but nobody possible could offer it: {wishes}. It counts nowhere."]


def _say_threshold(reason: InsteadReason) -> list[str]:
    if not reason.is_below_threshold:
        return []
    less = f"One of them would have less than {reason.threshold:,} of {BEST:,}."
    return [f"{less} Everybody gets at least that, unless an organiser gave them their partner."]


def _say_costs(cost: Cost | None) -> list[str]:
    return [say_cost(cost)] if cost else []


def say_cost(cost: Cost) -> str:
    """Say what a forced pair costs at least."""
    if cost.claim == Claim.PLACED:
        return f"It would leave at least {count_people(cost.at_least)} more without a partner. That is proven."
    if cost.claim == Claim.THRESHOLD:
        return f"It would lower the worst-served person by at least {cost.at_least:,} of {BEST:,}. That is proven."
    if cost.claim == Claim.TIER:
        return f"It would put at least {count_people(cost.at_least)} more below {cost.at:,}. That is proven."
    if cost.claim == Claim.PERCENTILE:
        people = f"at least {count_people(cost.at_least)} more"
        return f"It would put {people} into the worse part of their choices. That is proven."
    return f"It would cost everybody together at least {cost.at_least:,} of the sum. That is proven."


def _say_forced(reason: InsteadReason) -> list[str]:
    forced = reason.forced
    if forced is None:
        return []
    changes = [f"{_name_level(change.claim, change.at)} {change.gain:+,}" for change in forced.changes if change.gain]
    exact = (
        "Matched again with this pair given"
        if forced.is_exact
        else "Matched again with this pair given, not proven to be the best then"
    )
    what = join_words(changes) or "nothing is lost: only the lot decided between the two solutions"
    moved = (
        f"{count_people(forced.moved)} would change partner; {forced.better:,} better served, {forced.worse:,} worse."
    )
    return [f"{exact}: {what}.", *_say_why_open(reason, forced), moved]


def _say_why_open(reason: InsteadReason, forced: ForcedRound) -> list[str]:
    """Say why the exact cost of a given pair is not known, where it is not."""
    if forced.is_exact:
        return []
    lower = min(reason.there.rel, reason.back.rel)
    if all(change.after != lower for change in forced.changes if change.claim == Claim.THRESHOLD):
        return ["That is because the search ended before it had looked at every other way."]
    others = "everybody else was still served as evenly as possible, and a round that loses less may exist"
    return [f"That is because one of the two would be served least of all: {others}."]


def _name_level(claim: Claim, at: int | None) -> str:
    return {
        Claim.PLACED: "people with a partner",
        Claim.THRESHOLD: "the person served least",
        Claim.TIER: f"people who reach {at}",
        Claim.PERCENTILE: "people with a partner from the better part of theirs",
        Claim.SUM: "the sum",
    }.get(claim, claim.value)
