"""Mail that came in: what wants a look, shown as text and as nothing else."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services
from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Pile, Scope
from pairloom.domain.letters.states import IncomingKind, IncomingState
from pairloom.doors.backoffice.access import for_readers, read_number, read_person
from pairloom.doors.backoffice.showing import show
from pairloom.doors.backoffice.words import PILES
from pairloom.look.refusals import say_refusal

MOST_SHOWN = 65_536


@require_safe
@for_readers
def list_mails(request: HttpRequest, scope: Scope) -> HttpResponse:
    """List mails of one pile, newest first."""
    wanted = request.GET.get("pile", "")
    pile = Pile(wanted) if wanted in set(Pile) else Pile.FLAGGED
    before = read_number(request, "before")
    page = office.list_mails(scope, pile, before=before)
    shown = {
        "mails": page.mails,
        "older": f"?pile={pile}&before={page.older}" if page.older else "",
        "is_first": before is None,
        "pile": pile,
        "piles": PILES.items(),
    }
    return render(request, "backoffice/incoming.html", shown)


@require_safe
@for_readers
def show_mail(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Show one mail as text: what was read from it, and how it came."""
    mail = find_or_404(scope, number)
    raw = bytes(mail.raw)
    shown = {
        "mail": mail,
        "letter": show(mail.letter) if mail.letter else None,
        "is_new": mail.is_flagged or is_unseen_reply(mail),
        "may_read_again": mail.state == IncomingState.QUARANTINED,
        "raw": write_text(raw[:MOST_SHOWN]),
        "is_cut": len(raw) > MOST_SHOWN,
    }
    return render(request, "backoffice/mail.html", shown)


@require_POST
@for_readers
def put_aside(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Note that somebody has looked at a mail; it stays among all mails."""
    mail = find_or_404(scope, number)
    pile = Pile.UNSEEN if mail.kind == IncomingKind.REPLY and not mail.is_flagged else Pile.FLAGGED
    services.put_mail_aside(mail, by=read_person(request), now=clock.now())
    messages.success(request, _("Noted. The mail stays among all mails."))
    return redirect(f"{reverse('office_incoming')}?pile={pile}")


@require_POST
@for_readers
def read_again(request: HttpRequest, scope: Scope, number: int) -> HttpResponse:
    """Let the program try once more to read a mail that it could not read."""
    try:
        services.read_again(find_or_404(scope, number), by=read_person(request), now=clock.now())
        messages.success(request, _("We try to read it once more. Look here again in a minute."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_mail", number)


def is_unseen_reply(mail: IncomingMail) -> bool:
    """Tell whether a mail is the answer of a person that nobody of the office has looked at yet."""
    return mail.kind == IncomingKind.REPLY and mail.state == IncomingState.READ and mail.seen_at is None


def find_or_404(scope: Scope, number: int) -> IncomingMail:
    """Find a mail that may be seen."""
    mail = office.find_mail(scope, number)
    if mail is None:
        raise Http404
    return mail


def write_text(raw: bytes) -> str:
    """Write bytes as text; what is no text becomes a sign that says so, and nothing can steer the page."""
    lines = raw.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return "".join(sign if sign in "\n\t" or sign.isprintable() else "\ufffd" for sign in lines)
