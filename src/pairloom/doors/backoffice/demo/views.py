"""Every letter of the demo as it would look; this page exists where nothing is real and no letter leaves."""

import re
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.queries import office
from pairloom.doors.backoffice.access import point_to, read_number
from pairloom.doors.backoffice.policies import does_nothing, may_frame_own
from pairloom.doors.backoffice.words import name_kind

CODE = re.compile(r"^\s*(\d[\d \-]{4,14}\d)\s*$", re.MULTILINE)


@dataclass(frozen=True)
class DemoLetter:
    """A letter of the demo; `code` is the code to sign in, if it carries one."""

    letter: Letter
    title: str
    code: str


def need_demo() -> None:
    """Give way only where nothing is real and no letter leaves."""
    if not settings.IS_DEMO or settings.MAIL_SENDING != "shown":
        raise Http404


@require_safe
def list_letters(request: HttpRequest) -> HttpResponse:
    """List all letters of the demo, newest first, with the codes to sign in set large."""
    need_demo()
    before = read_number(request, "before")
    page, newest = office.list_newest(before=before), office.find_newest_code()
    shown = {
        "letters": [show(letter) for letter in page.letters],
        "newest_code": show(newest) if newest and before is None else None,
        "older": point_to(page.older),
        "is_first": before is None,
    }
    return render(request, "backoffice/demo_letters.html", shown)


@may_frame_own
@require_safe
def show_letter(request: HttpRequest, number: int) -> HttpResponse:
    """Show one letter of the demo as text, with a link to how it looks."""
    need_demo()
    return render(request, "backoffice/demo_letter.html", {"shown": show(find_or_404(number))})


@does_nothing
@xframe_options_sameorigin
@require_safe
def show_html(_request: HttpRequest, number: int) -> HttpResponse:
    """Show the HTML of a letter of the demo on a page that can do nothing."""
    need_demo()
    return HttpResponse(find_or_404(number).html)


def find_or_404(number: int) -> Letter:
    """Find a letter of the demo."""
    letter = office.find_any(number)
    if letter is None:
        raise Http404
    return letter


def show(letter: Letter) -> DemoLetter:
    """Prepare a letter for the page."""
    return DemoLetter(letter, title=name_kind(letter.kind), code=find_code(letter))


def find_code(letter: Letter) -> str:
    """Find the code that a letter carries on a line of its own."""
    found = CODE.search(letter.text) if office.is_secret(letter.kind) else None
    return found[1] if found else ""
