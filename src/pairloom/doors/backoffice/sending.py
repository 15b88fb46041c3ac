"""Sending as a whole: how the mail server is doing, stop and start, and a test letter to oneself."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.core.services import write_journal
from pairloom.domain.letters import services
from pairloom.domain.letters.queries import office
from pairloom.domain.letters.queries.office import Scope
from pairloom.doors.backoffice.access import for_readers, read_person
from pairloom.doors.backoffice.letters import refuse_press
from pairloom.look.refusals import say_refusal
from pairloom.look.templatetags.look import moment


@require_safe
@for_readers
def show_sending(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Show how sending is doing, in plain words."""
    now = clock.now()
    relay = office.find_relay()
    shown = {
        "relay": relay,
        "waiting": office.count_letters(scope, office.WAITING),
        "sent_today": relay.sent_that_day if relay.day == now.date() else 0,
        "a_day": settings.MAIL_A_DAY,
        "sending": settings.MAIL_SENDING,
        "workers": office.list_workers(now=now),
    }
    return render(request, "backoffice/sending.html", shown)


@require_POST
@for_readers
def press_sending(request: HttpRequest, _scope: Scope) -> HttpResponse:
    """Stop all sending, or start it again."""
    wanted = request.POST.get("act", "")
    if wanted == "stop":
        services.stop_sending(by=read_person(request), now=clock.now())
        messages.success(request, _("Sending is stopped. Letters wait here until you start it again."))
    elif wanted == "start":
        services.start_sending(by=read_person(request), now=clock.now())
        messages.success(request, _("Sending goes on. What waited goes out now, step by step."))
    else:
        return refuse_press()
    return redirect("office_sending")


@require_POST
@for_readers
def send_test(request: HttpRequest, _scope: Scope) -> HttpResponse:
    """Send a test letter to oneself; one a minute, so a second press writes no second letter."""
    person, now = read_person(request), clock.now()
    try:
        letter = services.queue(
            "sending-test",
            key=f"sending-test:{person.pk}:{now:%Y%m%d%H%M}",
            values={"when": moment(now)},
            now=now,
            to=person,
        )
        write_journal("letter.tested", about=letter, by=person, at=now)
        messages.success(request, _("The test letter is written. Watch here how it goes, then look into your mailbox."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
        return redirect("office_sending")
    return redirect("office_letter", letter.pk)
