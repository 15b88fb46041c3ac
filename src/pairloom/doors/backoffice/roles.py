"""Pages of roles: who holds which role in a program; give one, end one. Only directors see them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services
from pairloom.domain.people import queries
from pairloom.domain.people.states import Role
from pairloom.domain.programs.models import Program
from pairloom.doors.backoffice.access import find_directed, list_directed, read_person
from pairloom.doors.backoffice.role_form import RoleForm
from pairloom.look.refusals import say_refusal


@require_http_methods(["GET", "HEAD", "POST"])
def list_roles(request: HttpRequest, slug: str = "") -> HttpResponse:
    """List who holds which role in a program; on a press give a role."""
    program, today = find_directed(request, slug), clock.now().date()
    form = RoleForm(request.POST or None, today=today)
    if request.method == "POST" and form.is_valid() and give_role(request, program, form):
        return redirect("office_roles_of", program.slug)
    team = queries.list_team(program.pk, today=today)
    shown = {
        "program": program,
        "programs": list_directed(request),
        "team": team,
        "form": form,
        "has_one_director": len({held.person_id for held in team if held.role == Role.DIRECTOR}) == 1,
    }
    return render(request, "backoffice/roles.html", shown, status=422 if form.errors else 200)


def give_role(request: HttpRequest, program: Program, form: RoleForm) -> bool:
    """Give the role and write to the person, in one transaction; what a rule refuses is said in the form."""
    chosen = form.cleaned_data
    try:
        services.give_role_and_tell(
            form.person,
            role=Role(chosen["role"]),
            program=program,
            country=chosen["country"],
            ends_on=chosen["ends_on"],
            by=read_person(request),
            now=clock.now(),
        )
    except Refused as refusal:
        form.add_error(None, say_refusal(refusal))
        return False
    messages.success(request, _("The role is given. A letter tells the person about it."))
    return True


@require_POST
def end_role(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """End a role at once and write to the person; a second press changes nothing."""
    program = find_directed(request, slug)
    held = queries.find_role(program.pk, number)
    if held is None:
        raise Http404
    try:
        if services.end_role_and_tell(held, by=read_person(request), now=clock.now()):
            messages.success(request, _("The role has ended. A letter tells the person about it."))
        else:
            messages.info(request, _("This role had ended already."))
    except Refused as refusal:
        messages.warning(request, say_refusal(refusal))
    return redirect("office_roles_of", program.slug)
