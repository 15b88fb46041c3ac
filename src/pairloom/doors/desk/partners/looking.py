"""The page of one's own partners, the topic of these days, and the dates of the round."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from pairloom import clock
from pairloom.domain.pairs.queries import PairStanding
from pairloom.domain.pairs.queries.dates import list_dates
from pairloom.domain.pairs.queries.sides import show_to_partners
from pairloom.domain.pairs.wording.dates import write_dates
from pairloom.domain.pairs.wording.first_letter import list_letter_questions
from pairloom.domain.pairs.wording.sides import call_first
from pairloom.domain.programs.queries import find_topic_due
from pairloom.domain.programs.states import Moment
from pairloom.domain.publishing.queries import ShownPage, find_topic
from pairloom.doors.desk.partners import agreements, describing
from pairloom.doors.desk.partners.finding import find_pair
from pairloom.look.zones import speak_in_zone


@gzip_page
@require_safe
@login_required
def show_partner(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one's partners, or say kindly that the pair has ended."""
    standing = find_pair(request, slug, now=clock.now())
    with speak_in_zone(standing.round.program):
        if not standing.is_meeting:
            return render(request, "desk/partners/ended.html", {"standing": standing, "round": standing.round})
        return render(request, "desk/partners/partner.html", describe(standing))


def describe(standing: PairStanding) -> dict[str, object]:
    """Describe a pair that meets."""
    return {
        "standing": standing,
        "round": standing.round,
        "partners": describing.list_partners(standing),
        "everybody": describing.call_everybody(standing),
        "reasons": describing.say_why(standing),
        "tongues": describing.say_tongues(standing),
        **describe_clocks(standing),
        "questions": list_letter_questions(),
        "rows": agreements.list_rows(standing),
        "is_anything_said": agreements.is_anything_said(standing),
        "topic": find_text(standing),
        "topic_due": find_topic_due(standing.round, now=standing.now),
        "gone": [call_first(show_to_partners(mate)) for mate in standing.gone],
        "shares": standing.me.shares,
        "has_address": any(mate.address for mate in standing.partners),
        "ends": read_end(standing),
    }


def describe_clocks(standing: PairStanding) -> dict[str, object]:
    """Describe the clocks as a table: a row for now, and one for each stretch of days with the same hours."""
    clocks = describing.show_clocks(standing)
    rows = [(_("Now"), clocks.now), *clocks.rows]
    return {
        "clocks": clocks,
        "clock_rows": [(days, list(zip(clocks.places, hours, strict=True))) for days, hours in rows],
        "by_letters": standing.pair.is_by_letters,
    }


@gzip_page
@require_safe
@login_required
def show_topic(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the newest topic of the round; before the first there is none."""
    standing = find_pair(request, slug, now=clock.now())
    topic, due = find_text(standing), find_topic_due(standing.round, now=standing.now)
    if topic is None or due is None:
        raise Http404
    with speak_in_zone(standing.round.program):
        shown = {"topic": topic, "due": due, "round": standing.round}
        return render(request, "desk/partners/topic.html", shown)


@require_safe
@login_required
def download_dates(request: HttpRequest, slug: str) -> HttpResponse:
    """Give the dates of the round as a file for a calendar; nobody is told that it was taken."""
    standing = find_pair(request, slug, now=clock.now())
    round_, link = standing.round, f"{settings.SITE_URL}/me/partner/{standing.round.slug}/"
    dates = write_dates(
        list_dates(round_, zone=standing.me.zone),
        program=round_.program.name,
        slug=round_.slug,
        link=link,
        now=standing.now,
    )
    headers = {"Content-Disposition": f'attachment; filename="{dates["name"]}"'}
    return HttpResponse(dates["text"], content_type="text/calendar; charset=utf-8", headers=headers)


def find_text(standing: PairStanding) -> ShownPage | None:
    """Find the text of the newest topic in the reader's language, or the nearest there is."""
    due = find_topic_due(standing.round, now=standing.now)
    language = get_language() or ""
    return None if due is None else find_topic(due.name, program=standing.round.program, language=language)


def read_end(standing: PairStanding) -> datetime | None:
    """Read when the round ends, as its calendar says."""
    return next((one.due_at for one in standing.round.calendar.all() if one.moment == Moment.ENDS), None)
