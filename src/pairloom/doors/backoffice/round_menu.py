"""What there is to do in a round and in its program: one line a page, in the order in which organisers need them."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.models import Program, Round


@dataclass(frozen=True)
class OfficePage:
    """A page of a round or of a program: its name, what it is for, and the name of its address."""

    name: Promise
    meaning: Promise
    url: str


@dataclass(frozen=True)
class ShownPage:
    """A page with its whole address."""

    name: Promise
    meaning: Promise
    address: str


ROUND_PAGES: tuple[OfficePage, ...] = (
    OfficePage(_("Calendar"), _("Every date of the round, and how to move them."), "office_calendar"),
    OfficePage(_("Applications"), _("How many, from where, and who; live."), "office_live"),
    OfficePage(_("Forecast"), _("Who would have a partner today, and who would help."), "office_forecast"),
    OfficePage(_("Closing"), _("What happens then, or what was decided."), "office_closing"),
    OfficePage(_("Match"), _("Who meets whom: look, decide, confirm."), "office_match"),
    OfficePage(_("Bring in answers"), _("Import what people answered on another form."), "office_imports"),
)
"""Their addresses take the word of a round."""

PROGRAM_PAGES: tuple[OfficePage, ...] = (
    OfficePage(_("Form"), _("What applicants are asked, and what counts in the matching."), "office_form"),
    OfficePage(_("Settings"), _("Name, time zone, language, and the most of one country."), "office_settings"),
    OfficePage(_("Public pages"), _("What visitors read, in each language."), "office_public_of"),
)
"""Their addresses take the word of a program."""


def list_round_pages(round_: Round) -> list[ShownPage]:
    """List the pages of a round, then those of its program."""
    own = [_show(page, round_.slug) for page in ROUND_PAGES]
    return [*own, *list_program_pages(round_.program)]


def list_program_pages(program: Program) -> list[ShownPage]:
    """List the pages of a program."""
    return [_show(page, program.slug) for page in PROGRAM_PAGES]


def _show(page: OfficePage, slug: str) -> ShownPage:
    return ShownPage(page.name, page.meaning, reverse(page.url, args=[slug]))
