"""Say in words how a program matches, and why somebody would have no partner; for organisers."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, override

from pairloom.domain.pairs.states import Unplaced
from pairloom.domain.programs.catalogue import Form, Question, choose_words
from pairloom.domain.programs.states import QuestionKind, Use

UNPLACED: dict[Unplaced, Promise] = {
    Unplaced.NO_LANGUAGE: gettext_lazy("nobody abroad shares a language with them"),
    Unplaced.NO_HOURS: gettext_lazy("those abroad who share a language are awake at other hours"),
    Unplaced.NOBODY: gettext_lazy("nobody keeps all rules of the program with them"),
    Unplaced.TOO_FEW: gettext_lazy("they compete for the same few partners"),
    Unplaced.ODD_ONE_OUT: gettext_lazy("the number of people is odd"),
    Unplaced.OUT_OF_TIME: gettext_lazy("the search ended before it could know"),
    Unplaced.PULLED: gettext_lazy("the organisers took them out of this match"),
}
"""Why people would have no partner, to stand after a number of them and a colon."""
KNOWN: dict[str, Promise] = {
    "interests": gettext_lazy("shared interests"),
    "wish_sector": gettext_lazy("a wish about the kind of workplace"),
    "wish_stage": gettext_lazy("a wish about the career"),
    "wish_interests": gettext_lazy("a wish for the same interests"),
    "wish_language": gettext_lazy("a wish for one's own language"),
}
"""Short words for questions that come with a template, by their names."""
_USES = {
    Use.OVERLAP: gettext_lazy("what both chose for “%(question)s”"),
    Use.PREFER_SAME: gettext_lazy("the same answer to “%(question)s”"),
    Use.PREFER_DIFFERENT: gettext_lazy("another answer to “%(question)s”"),
}
MUCH, SOME = 0.75, 0.4
"""From which share of the highest points on something counts most, or much; the rest counts a little."""
Weighed = tuple[int, str]


def describe_plan(form: Form, plan: Mapping[str, Any], language: str) -> list[str]:
    """Describe what must hold for partners, then what counts and how much, the weightiest first."""
    with override(language):
        weighed = sorted([*_list_questions(form, language), *_list_others(form, plan)], key=lambda one: -one[0])
        return [*_list_rules(form, plan, language), *_say_weights(weighed)]


def _list_rules(form: Form, plan: Mapping[str, Any], language: str) -> Iterator[str]:
    hours = int(plan.get("common_hours", 0))
    if hours:
        yield ngettext(
            "Partners live in different countries, share a language, and have %(hours)s hour a day when both are up.",
            "Partners live in different countries, share a language, and have %(hours)s hours a day when both are up.",
            hours,
        ) % {"hours": hours}
        yield _("Two people who both prefer e-mail need no common hours.")
    else:
        yield _("Partners live in different countries and share a language.")
    for question in form.questions:
        label = {"question": choose_words(question.label, language)}
        if question.use is Use.MUST_DIFFER:
            yield _("Partners always differ in: %(question)s") % label
        if question.use is Use.MUST_SHARE:
            yield _("Partners always have an answer in common to: %(question)s") % label
    yield _("Nobody gets an earlier partner again.")


def _list_questions(form: Form, language: str) -> Iterator[Weighed]:
    for question in form.questions:
        if question.points:
            yield question.points, _say_question(question, form, language)


def _say_question(question: Question, form: Form, language: str) -> str:
    """Say what a question adds: in short where it is one of the template's, else by what it asks."""
    if question.name in KNOWN:
        return str(KNOWN[question.name])
    if question.kind is QuestionKind.WISH:
        about = form.find(question.about) or question
        return _("a wish about “%(question)s”") % {"question": choose_words(about.label, language)}
    return _USES[question.use] % {"question": choose_words(question.label, language)}


def _list_others(form: Form, plan: Mapping[str, Any]) -> Iterator[Weighed]:
    sentences = {
        "language_points": _("a language that both speak well (good is enough)"),
        "hours_points": _("three common hours a day"),
        "region_points": _("another region of the world"),
    }
    if form.find_kind(QuestionKind.EARLIER):
        sentences["first_timer_points"] = _("somebody new together with somebody who has taken part before")
    for name, sentence in sentences.items():
        if points := int(plan.get(name, 0)):
            yield points, sentence


def _say_weights(weighed: list[Weighed]) -> Iterator[str]:
    """Say what counts in three groups, by the share of the highest points."""
    most = max((points for points, _words in weighed), default=1)
    for rank, group in groupby(weighed, key=lambda one: _rank(one[0] / most)):
        yield _name_rank(rank) % {"things": "; ".join(words for _points, words in group)}


def _rank(share: float) -> int:
    return 0 if share >= MUCH else 1 if share >= SOME else 2


def _name_rank(rank: int) -> str:
    return (_("Most important: %(things)s."), _("Important: %(things)s."), _("It helps a little: %(things)s."))[rank]
