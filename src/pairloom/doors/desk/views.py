"""A person's own pages: who I am, what is known about me, what I want to get."""

from allauth.account.views import LoginView
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.people.states import Level
from pairloom.doors.desk import details
from pairloom.doors.desk.applications.describing import describe_where
from pairloom.doors.desk.applications.finding import find_self
from pairloom.doors.desk.forms import DetailsForm, JoinForm, KnownLanguageForms, describe_known_languages
from pairloom.look.keeping import keep_form
from pairloom.look.refusals import say_refusal
from pairloom.look.zones import speak_in_zone


class JoinView(LoginView):
    """Takes newcomers in; what it answers is the same for an address that has an account."""

    template_name = "desk/join.html"

    def get_form_class(self) -> type[JoinForm]:
        """Ask for more than the address."""
        return JoinForm

    def form_valid(self, form: JoinForm) -> HttpResponse:
        """Send the code; what a rule of the domain refuses is said in the form."""
        try:
            response: HttpResponse = super().form_valid(form)
        except Refused as refusal:
            form.add_error(None, say_refusal(refusal))
            response = self.form_invalid(form)
        return response


join = JoinView.as_view()


@require_safe
@never_cache
def show_passkey(request: HttpRequest) -> HttpResponse:
    """Offer to sign in with a passkey; the only page outside /me/ that loads a script."""
    return redirect("me") if request.user.is_authenticated else render(request, "account/passkey.html")


@require_safe
@login_required
def show_me(request: HttpRequest) -> HttpResponse:
    """Show a person where they stand, and what is known about them."""
    person, now = find_self(request), clock.now()
    where = describe_where(person, now=now)
    facts = details.describe_person(person, now=now)
    with speak_in_zone(where.program):
        return render(request, "desk/me.html", {"facts": facts, "where": where})


@require_http_methods(["GET", "HEAD", "POST"])
@keep_form
def change_details(request: HttpRequest) -> HttpResponse:
    """Let a person change name, language, country, time zone, and the languages they know."""
    person = find_self(request)
    form = DetailsForm(request.POST or None, initial=details.read_details(person))
    rows = KnownLanguageForms(request.POST or None, initial=describe_known_languages(person), prefix="known")
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        known = {row["code"]: Level(row["level"]) for row in rows.cleaned_data if row.get("code")}
        try:
            details.save_details(person, form.cleaned_data, known, now=clock.now())
        except Refused as refusal:
            form.add_error(None, say_refusal(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("me")
    return render(request, "desk/details.html", {"form": form, "languages": rows})


@require_POST
@login_required
def choose_news(request: HttpRequest) -> HttpResponse:
    """Begin or end news by mail; letters about one's own round are not news."""
    if request.POST.get("news") == "yes":
        details.begin_news(find_self(request), now=clock.now())
        messages.success(request, _("You will get our news by e-mail."))
    else:
        details.end_news(find_self(request), now=clock.now())
        messages.success(request, _("You will get no more news. Letters about your own round still come."))
    return redirect("me")
