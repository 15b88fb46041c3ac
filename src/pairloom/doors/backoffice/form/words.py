"""What kinds of questions, uses and faults are called on the pages of the form."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.states import FormFault, QuestionKind, Use
from pairloom.look.refusals import say_refusal

KINDS: dict[str, Promise] = {
    QuestionKind.SHORT: _("A short text, on one line"),
    QuestionKind.LONG: _("A longer text"),
    QuestionKind.CHOICE: _("One answer of several"),
    QuestionKind.SEVERAL: _("As many answers as one likes"),
    QuestionKind.SCALE: _("A scale: answers in order, from little to much"),
    QuestionKind.COUNTRY: _("The country"),
    QuestionKind.LANGUAGES: _("Languages, and how well one knows them"),
    QuestionKind.ZONE: _("The time zone"),
    QuestionKind.HOURS: _("Hours that suit"),
    QuestionKind.WISH: _("A wish about the partner"),
    QuestionKind.EARLIER: _("Whether one took part before, and with whom"),
    QuestionKind.CONSENT: _("To agree to a text"),
}
USES: dict[str, Promise] = {
    Use.NONE: _("Not at all: only the partner or you read it"),
    Use.MUST_DIFFER: _("Partners must differ in it"),
    Use.MUST_SHARE: _("Partners must have an answer in common"),
    Use.PREFER_SAME: _("Better when partners give the same answer"),
    Use.PREFER_DIFFERENT: _("Better when partners give different answers"),
    Use.OVERLAP: _("The more answers in common, the better"),
    Use.AS_WISHED: _("As each person wishes"),
}
WEIGHTS: tuple[tuple[str, Promise], ...] = (
    ("50", _("It helps a little (50)")),
    ("150", _("It matters (150)")),
    ("250", _("It matters much (250)")),
    ("400", _("It matters most (400)")),
    ("own", _("A number of your own, below")),
)
TEXTS: tuple[tuple[str, Promise], ...] = (
    ("conduct", _("The code of conduct")),
    ("confidentiality", _("Confidentiality")),
    ("privacy", _("What we know about people, and why")),
)
FAULTS: dict[str, Promise] = {
    FormFault.BROKEN: _("We could not read this. Please load the page again."),
    FormFault.NAME: _("We could not read this. Please load the page again."),
    FormFault.NAME_TWICE: _("There is a question of this name already."),
    FormFault.LABEL_MISSING: _("Please write the question."),
    FormFault.TEXT_LONG: _("A text here has %(found)s signs. Please use at most %(most)s."),
    FormFault.SECTION_UNKNOWN: _("This page of the form is gone. Please choose another one."),
    FormFault.QUESTIONS_MANY: _("A form has at most %(most)s questions. Please take one away first."),
    FormFault.BASICS_MISSING: _("Without country and languages nobody can be matched, so these questions must stay."),
    FormFault.OPTIONS_MISSING: _("Please write the answers that people can choose from."),
    FormFault.OPTIONS_UNWANTED: _("This kind of question has no answers to choose from."),
    FormFault.OPTIONS_MANY: _("These are %(found)s answers. Please keep at most %(most)s."),
    FormFault.OPTION_TWICE: _("The same answer stands here twice. Please take one away."),
    FormFault.USE_WRONG: _("The matching cannot use this kind of question in this way."),
    FormFault.POINTS_WRONG: _("Please choose a weight between 1 and %(most)s."),
    FormFault.NO_WAY_OUT: _(
        "Where the matching looks, people must be free to have no preference. Mark an answer as “no preference”, or "
        "let people leave the question out."
    ),
    FormFault.WISH_ABOUT_NOTHING: _("A wish needs a question that it is about: languages, or one with answers."),
    FormFault.WISH_ASKS_WRONG: _("Please choose at least one thing that people can wish."),
    FormFault.WISHED_ABOUT: _("A wish is about this question. Take the wish away first."),
    FormFault.MEANING_CHANGED: _("A question keeps its kind. To ask something else, add a new question."),
}
FIELDS: dict[str, str] = {
    FormFault.LABEL_MISSING: "label",
    FormFault.SECTION_UNKNOWN: "section",
    FormFault.USE_WRONG: "use",
    FormFault.NO_WAY_OUT: "use",
    FormFault.POINTS_WRONG: "points",
    FormFault.WISH_ASKS_WRONG: "asks",
    FormFault.WISH_ABOUT_NOTHING: "about",
    FormFault.OPTIONS_MISSING: "answers",
    FormFault.OPTION_TWICE: "answers",
}
"""Beside which field a fault is said."""


def say_fault(refusal: Refused) -> str:
    """Say why a form was refused, in the reader's language."""
    sentence = FAULTS.get(str(refusal.details.get("fault", "")))
    if refusal.reason != Reason.FORM_WRONG or sentence is None:
        return say_refusal(refusal)
    return str(sentence) % refusal.details


def name_use(use: str, points: int) -> str:
    """Say how the matching uses a question, and with which weight."""
    if not points:
        return str(USES[use])
    return gettext("%(use)s: weight %(points)s") % {"use": USES[use], "points": points}
