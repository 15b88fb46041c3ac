"""Propose how the pair keeps in touch, beside what the partner proposes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.pairs.queries import PairStanding
from pairloom.domain.pairs.services import propose_agreement
from pairloom.doors.desk.applications.changing import read_version
from pairloom.doors.desk.partners.agreement_form import AgreementForm, read_saved
from pairloom.doors.desk.partners.agreements import list_rows
from pairloom.doors.desk.partners.describing import call_partners
from pairloom.doors.desk.partners.finding import find_pair
from pairloom.look.keeping import keep_form
from pairloom.look.refusals import say_refusal


@require_http_methods(["GET", "HEAD", "POST"])
@keep_form
def propose(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the form with what is saved; save it when nothing is wrong."""
    standing = find_pair(request, slug, now=clock.now())
    if not standing.is_meeting:
        return redirect("desk_partner", slug)
    form = AgreementForm(request.POST or None, initial=read_saved(standing.me.agreement))
    if request.method != "POST" or not form.is_valid():
        return show(request, standing, form)
    try:
        version = read_version(request)
        propose_agreement(standing.me.member, version=version, now=standing.now, **form.cleaned_data)
    except Refused as refusal:
        form.add_error(None, say_refusal(refusal))
        return show(request, standing, form, is_changed=refusal.reason is Reason.AGREEMENT_CHANGED_MEANWHILE)
    messages.success(request, _("Saved. Your partner sees it, and gets a letter at most once a day."))
    return redirect(f"{reverse('desk_partner', args=[slug])}#agreement")


def show(
    request: HttpRequest, standing: PairStanding, form: AgreementForm, *, is_changed: bool = False
) -> HttpResponse:
    """Show the form; after a change in another window with what is saved now, which the next press writes over."""
    agreement = standing.me.agreement
    shown = {
        "round": standing.round,
        "names": call_partners(standing),
        "rows": list_rows(standing),
        "form": form,
        "is_changed": is_changed,
        "version": 0 if agreement is None else agreement.version,
    }
    return render(
        request, "desk/partners/agreement.html", shown, status=409 if is_changed else 422 if form.errors else 200
    )
