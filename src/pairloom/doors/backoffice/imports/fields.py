"""What a column of a sheet can hold, in the reader's language."""

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.catalogue import Form, choose_words
from pairloom.sheets.mapping import Field

QUESTION = "question:"
FIELDS: dict[str, Promise] = {
    Field.IGNORE: _("Not used"),
    Field.TIMESTAMP: _("When the answers were sent"),
    Field.EMAIL: _("E-mail address"),
    Field.NAME: _("Name"),
    Field.GIVEN_NAME: _("First name"),
    Field.FAMILY_NAME: _("Family name"),
    Field.COUNTRY: _("Country"),
    Field.CITY: _("City or town"),
    Field.SECTOR: _("Kind of workplace"),
    Field.STAGE: _("Stage of the career"),
    Field.INTERESTS: _("Interests"),
    Field.LANGUAGES: _("Languages"),
    Field.ZONE: _("Time zone"),
    Field.ABOUT: _("About the person"),
    Field.LEARN: _("What they would like to learn"),
    Field.WISHES: _("What partner they wish for"),
    Field.EARLIER: _("Earlier rounds and partners"),
    Field.PREFERS_EMAIL: _("Prefers e-mail to calls"),
}


def name_meanings(words: list[str], form: Form) -> list[tuple[str, str]]:
    """Name what a column may hold: the usual words in a fixed order, then the form's own questions."""
    own = [word for word in words if word.startswith(QUESTION)]
    usual = [(str(word), str(name)) for word, name in FIELDS.items() if word in words]
    return [*usual, *((word, _name_question(word.removeprefix(QUESTION), form)) for word in own)]


def _name_question(name: str, form: Form) -> str:
    question = form.find(name)
    return name if question is None else choose_words(question.label, get_language() or "en")
