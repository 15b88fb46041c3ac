"""Say in words what a criterion of a plan rewards: as shipped in known sentences, else by its numbers."""

from dataclasses import replace
from functools import cache

from pairloom.matching.plan import Comparison, Criterion, Levels, Overlap, Plan, Steps, load_default_plan
from pairloom.sheets.words.listing import join_words

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
QUARTERS_AN_HOUR = 4
_SHIPPED = {
    "interests": "Shared interests count for those who name any; three are enough.",
    "same_sector": "Who asks for the same type of library gets it where possible.",
    "other_sector": "Who asks to see another type of library gets it where possible.",
    "same_stage": "Who asks for the same stage of the career gets it where possible; one step away is better than two.",
    "more_experienced": "Who asks for a colleague with more experience gets one where possible.",
    "same_interests": "Who asks for shared interests has them counted again.",
    "my_language": "Who asks for a partner of the own language gets one where possible; good is as welcome as native.",
    "language_comfort": "A common language is better when both speak it well. Good is enough; native is no bonus.",
    "first_timer": "A first-timer with somebody who has taken part before is better.",
    "other_region": "A partner from another region of the world is better.",
}
_NAMES = {
    "interests": "shared interests",
    "same_sector": "the same type of library",
    "other_sector": "another type of library",
    "same_stage": "the same stage of the career",
    "more_experienced": "more experience",
    "same_interests": "the same interests",
    "my_language": "a partner of the own language",
    "language_comfort": "a language both speak well",
    "first_timer": "a first-timer with a returner",
    "other_region": "another region",
}


def say_criterion(criterion: Criterion) -> str:
    """Say what a criterion rewards."""
    if is_shipped(criterion) and criterion.name in _SHIPPED:
        return _SHIPPED[criterion.name]
    asked = f" for those with “{criterion.when}”" if criterion.when else ""
    if isinstance(criterion, Comparison):
        return _say_comparison(criterion, asked)
    if isinstance(criterion, Overlap):
        return _say_overlap(criterion, asked)
    if isinstance(criterion, Steps):
        return _say_steps(criterion, asked)
    return _say_levels(criterion, asked)


def name_criterion(name: str, plan: Plan) -> str:
    """Name a criterion in a few words, for a list of what somebody did not get; one that differs keeps its own name."""
    criterion = next((criterion for criterion in plan.criteria if criterion.name == name), None)
    if isinstance(criterion, Steps) and criterion.grid == "hours":
        return "common hours"
    if criterion is not None and is_shipped(criterion):
        return _NAMES.get(name, _read_name(name))
    return _read_name(name)


def is_shipped(criterion: Criterion) -> bool:
    """Tell whether a criterion is the one of the shipped plan of this name, whatever points it has."""
    shipped = _list_shipped().get(criterion.name)
    return shipped is not None and replace(criterion, points=shipped.points) == shipped


@cache
def _list_shipped() -> dict[str, Criterion]:
    return {criterion.name: criterion for criterion in load_default_plan().criteria}


def _read_name(name: str) -> str:
    return name.replace("_", " ")


def _say_comparison(criterion: Comparison, asked: str) -> str:
    column = _read_name(criterion.column)
    if criterion.table == "same":
        return f"The same “{column}” is better{asked}."
    if criterion.table == "different":
        return f"Another “{column}” is better{asked}."
    return f"“{_read_name(criterion.name).capitalize()}”: a table of the plan says which “{column}” is better{asked}."


def _say_overlap(criterion: Overlap, asked: str) -> str:
    values = criterion.table[-1][1:]
    steps = [f"{value} of 100 for {count:,} in common" for count, value in enumerate(values, start=1)]
    said = f": {join_words(steps)}" if steps else ""
    return f"What both name in “{_read_name(criterion.column)}” counts{asked}{said}."


def _say_steps(criterion: Steps, asked: str) -> str:
    values, best = criterion.values, max(criterion.values)
    enough = values.index(best)
    rises = list(values) == sorted(values)
    if criterion.grid == "hours" and rises and enough:
        return _say_enough(enough * criterion.unit / QUARTERS_AN_HOUR, asked)
    steps = [f"{value} of 100 from {place * criterion.unit:,}" for place, value in enumerate(values)]
    return f"“{_read_name(criterion.name).capitalize()}” counts by steps{asked}: {join_words(steps)}."


def _say_enough(hours: float, asked: str) -> str:
    number = NUMBERS[int(hours)] if hours in range(1, len(NUMBERS)) else f"{hours:g}"
    are = "hour a day is" if hours == 1 else "hours a day are"
    return f"{number.capitalize()} common {are} enough{asked}; more are no bonus."


def _say_levels(criterion: Criterion, asked: str) -> str:
    values = criterion.values if isinstance(criterion, Levels) else ()
    steps = [f"{value} of 100" for value in values]
    said = f": from nothing in common to the highest level {join_words(steps)}" if steps else ""
    return f"“{_read_name(criterion.name).capitalize()}” counts{asked}{said}."
