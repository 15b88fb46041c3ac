"""Turn the questions of a form into criteria of the engine: what each answer and each wish gives to a pair."""

from collections.abc import Iterator

from pairloom.domain.pairs.engine import names
from pairloom.domain.programs.catalogue import Form, Option, Question
from pairloom.domain.programs.states import Ask, QuestionKind, Use
from pairloom.matching.plan import Comparison, Criterion, Levels, Overlap, Table

SHARED: Table = ((0, 100), (0, 65, 100), (0, 50, 80, 100))
"""By how many items one chose (1, 2, 3 and more), the value of each number of shared ones: three are enough."""
NONE_CHOSEN = 22
NEXT_STEP = 40
SAME_STEP, LAST_STEP = 25, 80


def list_choices(question: Question) -> tuple[Option, ...]:
    """List the options that say something: all but "no preference"."""
    return tuple(option for option in question.options if not option.is_open)


def is_ordered(question: Question, form: Form) -> bool:
    """Tell whether the options stand in order: a scale, or a question about which more may be wished."""
    asked = (ask for wish in list_wishes(form) if wish.about == question.name for ask in wish.asks)
    return question.kind is QuestionKind.SCALE or Ask.MORE in asked


def list_wishes(form: Form) -> list[Question]:
    """List the wishes of a form, in order."""
    return [question for question in form.questions if question.kind is QuestionKind.WISH]


def list_criteria(form: Form) -> Iterator[Criterion]:
    """List what the questions of a form give: their own uses first, then the wishes, each in the form's order."""
    for question in form.questions:
        if criterion := find_use(question, form):
            yield criterion
    told: set[str] = set()
    for wish in list_wishes(form):
        for ask in list_asks(wish):
            name = names.name_wish(wish, ask)
            if name not in told:
                told.add(name)
                yield compile_wish(wish, ask, form)


def list_asks(wish: Question) -> list[Ask]:
    """List what a wish may ask, but for no preference."""
    return [ask for ask in wish.asks if ask is not Ask.ANY]


def find_use(question: Question, form: Form) -> Criterion | None:
    """Find what the use of a question itself gives; none when it only sets a rule, or is not used."""
    name = names.name_column(question)
    if question.use is Use.OVERLAP:
        return Overlap(name=name, points=question.points, column=name, table=SHARED, partner_none=NONE_CHOSEN)
    if question.use is Use.PREFER_SAME:
        return Comparison(name=name, points=question.points, column=name, table=compare_same(question, form))
    if question.use is Use.PREFER_DIFFERENT:
        return Comparison(name=name, points=question.points, column=name, table="different")
    return None


def compile_wish(wish: Question, ask: Ask, form: Form) -> Criterion:
    """Turn one thing that a wish may ask into a criterion of those who ask for it."""
    name = names.name_wish(wish, ask)
    flag = names.name_flag(name)
    about = form.find(wish.about)
    if about is None or about.kind is QuestionKind.LANGUAGES:
        mine, theirs = (names.OWN_LANGUAGES, names.OWN_LANGUAGES), names.LEVELS[:2]
        values = (0, NEXT_STEP, 100)
        return Levels(name=name, points=wish.points, when=flag, wish=True, mine=mine, theirs=theirs, values=values)
    column = names.name_column(about)
    if about.kind is QuestionKind.SEVERAL:
        return Overlap(
            name=name,
            points=wish.points,
            when=flag,
            wish=True,
            column=column,
            table=SHARED,
            partner_none=NONE_CHOSEN,
        )
    table = compare(about, ask, form)
    return Comparison(name=name, points=wish.points, when=flag, wish=True, column=column, table=table)


def compare(about: Question, ask: Ask, form: Form) -> str | Table:
    """Give the values of the partner's answer for what is asked about a choice or a scale."""
    if ask is Ask.DIFFERENT:
        return "different"
    return compare_further(len(list_choices(about))) if ask is Ask.MORE else compare_same(about, form)


def compare_same(question: Question, form: Form) -> str | Table:
    """Give the values of the same answer; where options stand in order, the next one is worth something too."""
    if not is_ordered(question, form):
        return "same"
    steps = range(len(list_choices(question)))
    return tuple(tuple(_value_distance(abs(own - other)) for other in steps) for own in steps)


def _value_distance(distance: int) -> int:
    return {0: 100, 1: NEXT_STEP}.get(distance, 0)


def compare_further(steps: int) -> Table:
    """Give the values of a partner further along; at the last step another at the last step is nearly as good."""
    return tuple(tuple(_value_further(own, other, steps - 1) for other in range(steps)) for own in range(steps))


def _value_further(own: int, other: int, last: int) -> int:
    if own == other:
        return LAST_STEP if own == last else SAME_STEP
    return 100 if other > own else 0
