"""Leave an address to be told when applications open: asked on a page, confirmed by a letter and a press."""

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.outreach import services
from pairloom.domain.outreach.links import read_notify
from pairloom.domain.outreach.models import NotifyMe
from pairloom.domain.outreach.queries import find_notify
from pairloom.domain.programs import queries
from pairloom.domain.programs.models import Program
from pairloom.doors.website.stage import find_stage
from pairloom.doors.website.trying import may_try
from pairloom.look.refusals import say_refusal

LIMITS = {"notify": "20/m/ip,3/15m/key,5/d/key"}
TRAP = "website"
"""A field that people do not see; what fills it in is a machine."""


class NotifyForm(forms.Form):
    """Asks for an address and the language of the letter."""

    address = forms.CharField(
        label=gettext_lazy("Your e-mail address"),
        max_length=320,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "dir": "ltr", "spellcheck": "false"}
        ),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of the letter"), choices=settings.LANGUAGES)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for an address; the answer is the same for each one, known or not."""
    program = find_program(request)
    form = NotifyForm(request.POST or None, initial={"language": translation.get_language()})
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and (request.POST.get(TRAP) or write_down(request, program, form)):
        return redirect("notify_sent")
    shown = {"program": program, "form": form, "trap": TRAP}
    return render(request, "website/notify.html", shown, status=422 if form.errors else 200)


def write_down(request: HttpRequest, program: Program, form: NotifyForm) -> bool:
    """Write the address down, if nobody tried too often; what a rule refuses is said in the form."""
    address, language, now = form.cleaned_data["address"], form.cleaned_data["language"], clock.now()
    if not may_try(request, "notify", limits=LIMITS, app="website", address=address, now=now):
        form.add_error(None, _("There were many tries in a short time. Please wait 15 minutes, then try again."))
        return False
    try:
        services.ask_to_be_notified(program, address=address, language=language, now=now)
    except Refused as refusal:
        form.add_error("address", say_refusal(refusal))
        return False
    return True


@require_safe
def show_sent(request: HttpRequest) -> HttpResponse:
    """Say that a letter is on its way."""
    return render(request, "website/notify_sent.html")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Show the button; only pressing it changes something."""
    row, refusal = find_row(token)
    is_done = False
    if row is not None and request.method == "POST":
        try:
            services.confirm_notify(row, now=clock.now())
            is_done = True
        except Refused as refused:
            row, refusal = None, say_refusal(refused)
    shown = {"row": row, "is_done": is_done, "refusal": refusal}
    return render(request, "website/notify_confirm.html", shown, status=200 if row is not None else 410)


def find_row(token: str) -> tuple[NotifyMe | None, str]:
    """Find whose wish a link belongs to, or say why it does not work."""
    try:
        return find_notify(read_notify(token, now=clock.now())), ""
    except Refused as refusal:
        return None, say_refusal(refusal)


def find_program(request: HttpRequest) -> Program:
    """Find the program whose applications are meant: the one in the address, else the one that public pages show."""
    wanted = request.GET.get("program", "")
    found = queries.find_program(wanted) or find_stage(clock.now()).program
    if found is None:
        raise Http404
    return found
