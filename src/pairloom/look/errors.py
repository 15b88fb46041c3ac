"""Pages for when something went wrong, in plain words. They need no database, no session and no signed-in person."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAIT_SECONDS = 30

Words = str | Promise
FIRST_PAGE = _("Go to the first page")


@dataclass(frozen=True)
class Trouble:
    """What a page of trouble says: a heading, what happened, what to do next."""

    heading: Words
    what: Words
    next: Words
    address: str = "/"
    button: Words = FIRST_PAGE


TROUBLES: dict[str, Trouble] = {
    "400": Trouble(
        _("We could not read this request"),
        _("Something in it was broken or too large. A form may hold at most 1 MB."),
        _("Please go back, make it shorter, and try again."),
    ),
    "403": Trouble(
        _("This page is not open to you"),
        _("You are signed in with an address that may not see it, or you are not signed in."),
        _("If you have a second address, sign in with that one."),
        "/sign-in/",
        _("Sign in"),
    ),
    "403_csrf": Trouble(
        _("Please press the button once more"),
        _("The page was open for a long time, so we did not take it yet. Nothing of what you wrote is lost."),
        _("Press the button below, and it is sent. If this page comes again, your browser does not keep cookies."),
    ),
    "403_signed_out": Trouble(
        _("Please sign in once more"),
        _("You were signed out meanwhile. Nothing of what you wrote is lost: it stays on this page."),
        _("First sign in on a page of its own. Then come back here and press the button below."),
    ),
    "403_foreign": Trouble(
        _("We did not take this form"),
        _("Your browser did not say that it comes from a page of ours. So we did not save anything."),
        _("Go back, load the page again, and send it again. What you wrote is usually still there."),
    ),
    "404": Trouble(
        _("There is no page here"),
        _("The address may be old, or a letter is missing in it."),
        _("Check the link in your letter, or begin at the first page."),
    ),
    "429": Trouble(
        _("Please wait a little"),
        _("There were many tries in a short time, so we have stopped them to protect you."),
        _("Wait 15 minutes. Then try again."),
    ),
    "500": Trouble(
        _("Something broke here"),
        _("It is our fault, not yours. What you sent may not be saved."),
        _("Please try again in a few minutes. If it happens again, tell us the number below."),
    ),
    "503": Trouble(
        _("We need a short pause"),
        _("The site cannot reach its records at the moment. Nothing that you sent just now was saved."),
        _("Wait a minute, then load the page again or press the button again."),
    ),
    "503_kept": Trouble(
        _("Please try again in a minute"),
        _("Many people are here at this moment, so we did not take it yet. What you wrote stays on this page."),
        _("Wait a minute, then press the button below, and it is sent."),
    ),
}
TROUBLES["413"] = TROUBLES["400"]


def show_trouble(kind: str) -> HttpResponse:
    """Answer with the page for one kind of trouble; the status is the number that the kind begins with."""
    status = int(kind[:3])
    page = render_to_string("look/trouble.html", {"trouble": TROUBLES[kind], "status": status})
    response = HttpResponse(page, status=status)
    if status in {429, 503}:
        response.headers["Retry-After"] = str(WAIT_SECONDS if status == 503 else 900)
    response.headers["Cache-Control"] = "no-store"
    return response
