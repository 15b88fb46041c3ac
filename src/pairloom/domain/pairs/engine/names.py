"""Name the columns, flags and criteria that the questions of a form become in the engine."""

from pairloom.domain.programs.catalogue import Question
from pairloom.domain.programs.states import Ask

COUNTRY, REGION, ZONE, FIRST_TIMER = "country", "region", "zone", "first_timer"
LETTERS = "prefers_email"
HOURS, LANGUAGE, COMFORT, OTHER_REGION = "hours", "language", "language_comfort", "other_region"
OWN_LANGUAGES = "own_languages"
LEVELS = ("languages_basic", "languages_good", "languages_fluent", "languages_native")
TAKEN = frozenset(
    {COUNTRY, REGION, ZONE, FIRST_TIMER, LETTERS, HOURS, LANGUAGE, COMFORT, OTHER_REGION, OWN_LANGUAGES, *LEVELS}
)
"""Names that the engine's columns and rules have whatever the form asks."""
STARTS = ("same_", "other_", "more_", "wants_", "must_", "question_")
"""How names of wishes and rules begin: a question called like one gets another name."""
WISHES = {Ask.SAME: "same", Ask.DIFFERENT: "other", Ask.MORE: "more"}
OLD_NAMES = {"more_stage": "more_experienced"}
"""Names that the plan for librarians gave before forms could be edited."""
MY_LANGUAGE = "my_language"


def name_column(question: Question) -> str:
    """Name the column of a question, and the criterion that its own use gives."""
    name = question.name
    return f"question_{name}" if name in TAKEN or name.startswith(STARTS) else name


def name_rule(question: Question) -> str:
    """Name the column of a question in which partners must differ or share."""
    return f"must_{question.name}"


def name_wish(wish: Question, ask: Ask) -> str:
    """Name the criterion of one thing that a wish may ask; each pair of question and ask has one."""
    if ask is Ask.MINE:
        return MY_LANGUAGE
    name = f"{WISHES[ask]}_{wish.about}"
    return OLD_NAMES.get(name, name)


def name_flag(criterion: str) -> str:
    """Name the flag of those who ask for a criterion."""
    return f"wants_{criterion}"
