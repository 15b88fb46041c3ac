"""One page of the form: what was typed is kept each time a button is pressed, whatever is wrong with it."""

from dataclasses import dataclass, field
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from pairloom import clock
from pairloom.domain.applications import services
from pairloom.domain.applications.links import sign_draft
from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.programs.catalogue import choose_words
from pairloom.doors.website.apply.advising import place_reminder, remind
from pairloom.doors.website.apply.carrying import carry, find_applicant, find_carried, find_open_round
from pairloom.doors.website.apply.guarding import keep_what_was_typed
from pairloom.doors.website.apply.limits import TRAP, may_go_on
from pairloom.doors.website.apply.person_form import read_person, show_person
from pairloom.doors.website.apply.showing import (
    list_faults,
    list_steps,
    name_sections,
    read_draft_form,
    show_questions,
)
from pairloom.look.questions import read_section


@dataclass
class Page:
    """One page of a form that somebody looks at or has sent."""

    draft: Draft
    section: str
    now: datetime
    answers: dict[str, object]
    typed: dict[str, str] = field(default_factory=dict)
    faults: dict[str, Refused] = field(default_factory=dict)
    trouble: str = ""
    status: int = 200

    @property
    def is_first(self) -> bool:
        """Tell whether this is the page that asks who applies."""
        return name_sections(read_draft_form(self.draft))[0] == self.section


# Pages of a form are made for one person and never kept, but lists of countries and languages are long: they are
# compressed all the same. Nothing of the question comes back in the answer unless its token was right.
@gzip_page
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@keep_what_was_typed
def fill_in(request: HttpRequest, slug: str, section: str) -> HttpResponse:
    """Show one page of the form; save what was typed and go where the button leads."""
    now = clock.now()
    draft = find_carried(request, slug, now=now)
    if draft is None and request.method == "POST":
        draft = begin_again(request, slug, now=now)
    if draft is None:
        return redirect("apply", slug=slug)
    if draft.sent_at is not None:
        return redirect("apply_received", slug=slug)
    if section not in name_sections(read_draft_form(draft)):
        raise Http404
    page = Page(draft, section, now, dict(draft.answers))
    return take(request, page) if request.method == "POST" else show(request, page)


def begin_again(request: HttpRequest, slug: str, *, now: datetime) -> Draft | None:
    """Begin anew for a page whose form is gone, so that nothing of what was typed on it is lost."""
    try:
        round_, person = find_open_round(slug), find_applicant(request)
        return services.begin_draft(round_, language=get_language() or "", person=person, now=now)
    except Refused:
        return None


def take(request: HttpRequest, page: Page) -> HttpResponse:
    """Save what was typed, say what is wrong with it, and go where the button leads."""
    wanted = request.POST.get("go", "next")
    page.typed = read_person(request.POST.dict()) if page.is_first else {}
    page.answers |= read_section(read_draft_form(page.draft), page.section, request.POST)
    try:
        save(page)
    except Refused as refusal:
        if refusal.reason is not Reason.MOVE_NOT_ALLOWED:
            raise
        return redirect("apply_received", slug=page.draft.round.slug)
    if wanted == "later":
        return send_link(request, page)
    if wanted != "back" and request.POST.get(TRAP):
        page.trouble, page.status = _("A hidden field was filled in. Please press the button once more."), 422
    elif wanted == "back" or not page.faults:
        return go_on(page, wanted)
    return show(request, page)


def save(page: Page) -> None:
    """Save who applies and the answers of the page; what is wrong is kept too."""
    if page.typed:
        who = {"name": page.draft.name, "address": page.draft.address, **page.typed}
        named = services.name_draft(page.draft, **who, now=page.now)
        page.draft, page.faults = named.draft, {**named.faults}
    saved = services.save_section(page.draft, section=page.section, answers=page.answers, now=page.now)
    page.draft, page.faults = saved.draft, {**page.faults, **saved.faults}


def go_on(page: Page, wanted: str) -> HttpResponse:
    """Go to the page before, to the next one, or to the last look."""
    slug, names = page.draft.round.slug, name_sections(read_draft_form(page.draft))
    place = names.index(page.section) + (-1 if wanted == "back" else 1)
    if place < 0:
        answer = redirect("apply", slug=slug)
    elif place >= len(names) or wanted == "review":
        answer = redirect("apply_review", slug=slug)
    else:
        answer = redirect("apply_section", slug=slug, section=names[place])
    return carry(answer, page.draft, now=page.now)


def send_link(request: HttpRequest, page: Page) -> HttpResponse:
    """Send the link that goes on with the form on another day or device; a page that is half done is no fault then."""
    page.faults = {name: fault for name, fault in page.faults.items() if name == "address"}
    if not page.faults and may_go_on(request, "link", address=page.draft.address, now=page.now):
        try_to_send(request, page)
    elif not page.faults:
        page.trouble, page.status = (
            _("Many letters went out just now. Your answers are saved. Please wait a little."),
            429,
        )
    return show(request, page)


def try_to_send(request: HttpRequest, page: Page) -> None:
    """Send the link, or say that an address is needed first."""
    try:
        services.send_draft_link(page.draft, now=page.now)
    except Refused:
        page.trouble, page.status = _("Please write your e-mail address on the first page."), 422
    else:
        messages.success(request, _("A letter with a link is on its way. It goes on with this form, on any device."))


def show(request: HttpRequest, page: Page) -> HttpResponse:
    """Show the page, with all that is wrong on top."""
    draft, form = page.draft, read_draft_form(page.draft)
    section = next(each for each in form.sections if each.name == page.section)
    names, (language, fallback) = name_sections(form), (get_language() or "", draft.round.program.language)
    person = show_person(draft, page.faults, page.typed) if page.is_first else None
    reminder = remind(draft.round, form, page.section, page.answers)
    questions = place_reminder(show_questions(draft, form, page.section, page.answers, page.faults), reminder)
    shown = {
        "round": draft.round,
        "token": sign_draft(draft.key, now=page.now),
        "steps": list_steps(draft, form),
        "step": names.index(page.section) + 1,
        "title": choose_words(section.title, language, fallback),
        "help": choose_words(section.help, language, fallback),
        "person": person,
        "questions": questions,
        "reminder": reminder,
        "faults": list_faults(person, questions),
        "trouble": page.trouble,
        "trap": TRAP,
        "is_whole": set(names) <= set(draft.sections_done),
    }
    status = page.status if page.status != 200 or not page.faults else 422
    return carry(render(request, "website/apply/section.html", shown, status=status), draft, now=page.now)
