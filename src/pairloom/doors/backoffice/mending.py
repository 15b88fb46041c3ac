"""Which own words of letters do not fit any more: readers get the shipped ones until somebody mends them."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pairloom import clock
from pairloom.domain.letters.queries import wordings
from pairloom.domain.letters.queries.wordings import WordingInForce
from pairloom.domain.people.models import Person
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.intake.needs import RoundNeed
from pairloom.doors.backoffice.templatetags.office import number
from pairloom.doors.backoffice.words import name_kind
from pairloom.look.templatetags.look import language_name

MOST_NAMED = 5


def list_wording_needs(request: HttpRequest) -> list[RoundNeed]:
    """List the programs whose own words of some letter do not fit, for those who may word them; two queries."""
    if not isinstance(request.user, Person):
        return []
    programs = wordings.list_programs_edited_by(request.user, today=clock.now().date())
    unfitting = wordings.list_unfitting(programs) if programs else {}
    return [say_need(program, unfitting[program.pk]) for program in programs if program.pk in unfitting]


def say_need(program: Program, unfitting: list[WordingInForce]) -> RoundNeed:
    """Say which letters of a program go with the shipped words."""
    heading = ngettext(
        "Your own words of %(number)s letter do not fit",
        "Your own words of %(number)s letters do not fit",
        len(unfitting),
    )
    more = _("Nobody is left out: these go with the shipped words until you mend yours. %(letters)s")
    words = more % {"letters": name_letters(unfitting)}
    return RoundNeed(heading % {"number": number(len(unfitting))}, words, "office_wording_of", program.slug)


def name_letters(unfitting: Iterable[WordingInForce]) -> str:
    """Name the first letters, each with the language."""
    listed = list(unfitting)
    named = [f"{name_kind(one.kind.name)} ({language_name(one.language)})" for one in listed[:MOST_NAMED]]
    return " · ".join([*named, *(["…"] if len(listed) > MOST_NAMED else [])])
