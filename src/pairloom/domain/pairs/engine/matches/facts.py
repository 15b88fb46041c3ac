"""Say in codes what two people share, and which wishes the one meets for the other; see pairs/states.py."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_asks, list_choices, list_wishes
from pairloom.domain.pairs.engine.matches.problem import MatchProblem
from pairloom.domain.programs.states import QuestionKind
from pairloom.matching.explain.pairs import list_items
from pairloom.matching.explain.readings import Reading
from pairloom.matching.plan import MEETABLE, Overlap
from pairloom.matching.values import measure_grid
from pairloom.sheets.people import Level

ENGLISH = "en"
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Given:
    """Hold what one person gets from another: values of 0 to 100 by criterion, and rel.

    impossible   wishes that nobody could meet
    """

    values: Mapping[str, int]
    impossible: Collection[str]
    rel: int


def read_given(reading: Reading, partner: int) -> Given:
    """Read what the person of a reading gets from the partner in a row."""
    values = {name: int(column[partner]) for name, column in reading.values.items()}
    return Given(values, reading.impossible, reading.find_rel(partner))


class FactTeller:
    """Tells what people in the rows of one pool share."""

    def __init__(self, problem: MatchProblem) -> None:
        self.problem = problem
        form, plan, pool = problem.form, problem.plan, problem.pool
        several = [question for question in form.questions if question.kind is QuestionKind.SEVERAL]
        counted = {criterion.column for criterion in plan.criteria if isinstance(criterion, Overlap)}
        self._chosen = [
            (question.name, names.name_column(question), [option.code for option in list_choices(question)])
            for question in several
            if names.name_column(question) in counted
        ]
        self._wishes = [
            (names.name_wish(wish, ask), [wish.name, ask.value])
            for wish in list_wishes(form)
            for ask in list_asks(wish)
        ]
        rules = (rule.at_least for rule in plan.rules.grid if rule.name == names.HOURS)
        self.needed = max(rules, default=0)
        self._letters = pool.flags[names.LETTERS]
        self._known: dict[int, dict[str, Level]] = {}

    def tell(self, one: int, other: int, given: Given) -> Facts:
        """Tell what the person in row `one` may read about the one in row `other`."""
        return {
            "shared": self._list_shared(one, other),
            **self._sort_wishes(one, given),
            "languages": self._list_languages(one, other),
            "quarters": self.count_quarters(one, other),
            "letters": self.is_by_letters(one, other),
            "thin": self._list_thin(one, other),
            "rel": given.rel,
        }

    def count_quarters(self, one: int, other: int) -> int:
        """Count the common quarters of hours, as few as they are on any day of the round."""
        return int(measure_grid(self.problem.pool, names.ZONE, names.HOURS, one)[other])

    def is_by_letters(self, one: int, other: int) -> bool:
        """Tell whether two share fewer hours than the plan wants, or none at all: they write to each other."""
        return self.count_quarters(one, other) < max(self.needed, 1)

    def both_write(self, one: int, other: int) -> bool:
        """Tell whether both prefer letters, so that hours do not count between them."""
        return bool(self._letters[one] and self._letters[other])

    def read_languages(self, row: int) -> dict[str, Level]:
        """Read the languages of somebody with their levels."""
        if row not in self._known:
            self._known[row] = {
                self.problem.vocabulary.languages[item]: level
                for level, name in zip(list(Level), names.LEVELS, strict=True)
                for item in list_items(self.problem.pool.masks[name][row])
            }
        return self._known[row]

    def _list_shared(self, one: int, other: int) -> dict[str, list[str]]:
        masks = self.problem.pool.masks
        shared = {
            question: [codes[item] for item in list_items(masks[column][one] & masks[column][other])]
            for question, column, codes in self._chosen
        }
        return {question: codes for question, codes in shared.items() if codes}

    def _list_thin(self, one: int, other: int) -> list[str]:
        masks = self.problem.pool.masks
        return [name for name, column, _ in self._chosen if not (masks[column][one] | masks[column][other]).any()]

    def _sort_wishes(self, one: int, given: Given) -> dict[str, list[list[str]]]:
        """Sort one's own wishes; one that nobody could meet is missed, one that cannot be measured is neither."""
        met, missed = [], []
        for name, told in self._wishes:
            if not self.problem.pool.flags[names.name_flag(name)][one]:
                continue
            value = given.values.get(name, -1)
            if value >= MEETABLE and told not in met:
                met.append(told)
            elif (value >= 0 or name in given.impossible) and told not in missed:
                missed.append(told)
        return {"met": met, "missed": missed}

    def _list_languages(self, one: int, other: int) -> list[list[str]]:
        """List languages both speak, one of them well: by the lower level, then by both, English first of equals."""
        mine, theirs = self.read_languages(one), self.read_languages(other)
        common = [code for code in mine if code in theirs and max(mine[code], theirs[code]) >= Level.GOOD]
        common.sort(key=lambda code: (*_rank(mine[code], theirs[code]), code != ENGLISH, code))
        return [[code, mine[code].name.lower(), theirs[code].name.lower()] for code in common]


def _rank(mine: Level, theirs: Level) -> tuple[int, int]:
    return -min(mine, theirs), -(mine + theirs)
