"""Pages of programs: all of them with their rounds, a new one, the settings of one."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs import queries, services
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.access import find_led, list_directed, list_led, read_person
from pairloom.doors.backoffice.round_menu import ShownPage, list_program_pages
from pairloom.doors.backoffice.rounds.program_forms import NewProgramForm, SettingsForm, write_settings
from pairloom.doors.backoffice.rounds.showing import ShownRound, show_round
from pairloom.look.refusals import say_refusal

# Where a refusal is said: beside the field that it speaks of.
PLACES = {
    Reason.SLUG_TAKEN: "word",
    Reason.SLUG_WRONG: "word",
    Reason.ZONE_UNKNOWN: "time_zone",
    Reason.ADDRESS_WRONG: "reply_address",
}


@dataclass(frozen=True)
class ShownProgram:
    """A program in the list: its rounds, newest first, and its pages."""

    slug: str
    name: str
    rounds: list[ShownRound]
    pages: list[ShownPage]


@require_safe
def list_programs(request: HttpRequest) -> HttpResponse:
    """List the programs that the reader leads, with their rounds."""
    led = [program.pk for program in list_led(request)]
    if not led:
        raise Http404
    shown = [
        ShownProgram(each.slug, each.name, [show_round(one) for one in each.rounds.all()], list_program_pages(each))
        for each in queries.list_programs_with_rounds(led)
    ]
    return render(
        request, "backoffice/rounds/programs.html", {"programs": shown, "may_found": bool(list_directed(request))}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def make_program(request: HttpRequest) -> HttpResponse:
    """Ask what a new program begins with; on a press make it. Whoever directs a program already may."""
    if not list_directed(request):
        raise Http404
    form = NewProgramForm(request.POST or None, initial={"language": get_language()})
    made = found_program(request, form) if request.method == "POST" and form.is_valid() else None
    if made is not None:
        return redirect("office_new_round", made.slug)
    return render(request, "backoffice/rounds/new_program.html", {"form": form}, status=422 if form.errors else 200)


def found_program(request: HttpRequest, form: NewProgramForm) -> Program | None:
    """Make the program; one of the same word and name that the reader directs is the one of a first press."""
    chosen = form.cleaned_data
    for program in list_directed(request):
        if (program.slug, program.name) == (chosen["word"], chosen["name"]):
            return program
    try:
        made = services.found_program(
            form.read_settings(),
            slug=chosen["word"],
            template=chosen["template"],
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        form.add_error(PLACES.get(refusal.reason), say_refusal(refusal))
        return None
    messages.success(request, _("The program is there. Now plan its first round."))
    return made


@require_http_methods(["GET", "HEAD", "POST"])
def change_settings(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the settings of a program; on a press save them."""
    program = find_led(request, slug)
    standing = queries.read_settings(program)
    form = SettingsForm(request.POST or None, initial=write_settings(standing))
    if request.method == "POST" and form.is_valid() and save_settings(request, program, form):
        return redirect("office_settings", program.slug)
    version = queries.read_settings_version(standing)
    shown = {
        "program": program,
        "form": form,
        # Who was told of another's save has seen both, and may save over the newer one.
        "version": version,
        "others": list_others(form) if form.errors and request.POST.get("version") != version else [],
    }
    return render(request, "backoffice/rounds/settings.html", shown, status=422 if form.errors else 200)


def save_settings(request: HttpRequest, program: Program, form: SettingsForm) -> bool:
    """Save what was chosen, unless somebody else saved meanwhile; what is refused is said in the form."""
    try:
        services.change_program(
            program,
            form.read_settings(),
            based_on=request.POST.get("version", ""),
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        form.add_error(PLACES.get(refusal.reason), say_refusal(refusal))
        return False
    messages.success(request, _("The settings are saved."))
    return True


def list_others(form: SettingsForm) -> list[tuple[str, object]]:
    """List what somebody else saved and the reader typed otherwise, by label."""
    return [(str(bound.label), say_value(bound.initial)) for bound in form if str(bound.initial) != str(bound.value())]


def say_value(value: object) -> object:
    """Say what is ticked in words; all else stays as it is."""
    return (_("Yes") if value else _("No")) if isinstance(value, bool) else value
