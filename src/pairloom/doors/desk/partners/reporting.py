"""Report a problem, in confidence, to the people of the program who look after it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.pairs.queries import PairStanding, people_who_see
from pairloom.domain.pairs.services import report_concern
from pairloom.domain.pairs.states import ConcernKind
from pairloom.domain.pairs.wording.sides import join
from pairloom.domain.people.states import Role
from pairloom.doors.desk.partners.finding import find_pair
from pairloom.doors.desk.partners.report_form import KINDS, ReportForm
from pairloom.look.keeping import keep_form
from pairloom.look.names import ROLES
from pairloom.look.refusals import say_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@keep_form
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask what is wrong; take it, and say what happens next."""
    standing = find_pair(request, slug, now=clock.now())
    form = ReportForm(request.POST or None, partners=standing.others)
    if request.method != "POST" or not form.is_valid():
        return show(request, standing, form)
    chosen, apart = form.cleaned_data, [one.member for one in form.list_apart()]
    try:
        report_concern(
            standing.me.member, kind=chosen["kind"], words=chosen["words"], keep_apart_from=apart, now=standing.now
        )
    except Refused as refusal:
        form.add_error(None, say_refusal(refusal))
        return show(request, standing, form)
    messages.success(request, _("We have it, and somebody looks after it. They answer you by e-mail."))
    return redirect("desk_partner", slug)


def show(request: HttpRequest, standing: PairStanding, form: ReportForm) -> HttpResponse:
    """Show the form, with who reads what is written."""
    shown = {
        "round": standing.round,
        "program": standing.round.program,
        "form": form,
        "kinds": [(kind, *words) for kind, words in KINDS.items()],
        "unwell_readers": name_readers(standing, ConcernKind.UNWELL),
        "readers": name_readers(standing, ConcernKind.OTHER),
    }
    return render(request, "desk/partners/report.html", shown, status=422 if form.errors else 200)


def name_readers(standing: PairStanding, kind: ConcernKind) -> str:
    """Name the people who can read a report about this pair."""
    people = people_who_see(standing.pair, kind, today=standing.now.date())
    return join([person.name for person in people if person.name]) if people else str(ROLES[Role.DIRECTOR])
