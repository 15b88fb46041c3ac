"""What search engines are told: which pages there are, and which are nobody's business."""

from datetime import datetime

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from pairloom.domain.pairs.models import MatchRun
from pairloom.domain.pairs.queries import runs_stated_in_public
from pairloom.domain.programs.queries import programs_to_show
from pairloom.doors.website.addresses import TEXT_PAGES

CLOSED = ("/me/", "/office/", "/unsubscribe/", "/notify/confirm/", "/sign-in/", "/sign-out/", "/demo/")


class PublicPages(Sitemap):  # type: ignore[type-arg]  # it cannot be subscripted when it runs
    """The pages that are for everybody."""

    protocol = "https" if settings.SITE_URL.startswith("https:") else "http"

    def items(self) -> list[str]:
        """List where pages stand; where there are several programs, the texts of each."""
        pages = [reverse(name) for name in ("home", *TEXT_PAGES.values(), "timetable", "notify")]
        programs = programs_to_show()
        words = [f"?program={program.slug}" for program in programs] if len(programs) > 1 else []
        return [*pages, *(f"{reverse(name)}{word}" for word in words for name in TEXT_PAGES.values())]

    def location(self, item: str) -> str:
        """Tell where a page stands."""
        return item


class MatchPages(Sitemap):  # type: ignore[type-arg]  # as above
    """What is said about the match of each round, of programs that publish it."""

    protocol = PublicPages.protocol

    def items(self) -> list[MatchRun]:
        """List the matches."""
        return runs_stated_in_public()

    def location(self, item: MatchRun) -> str:
        """Tell where the page of a match stands."""
        return reverse("match_statement", args=[item.round.slug])

    def lastmod(self, item: MatchRun) -> datetime | None:
        """Tell when the match was confirmed."""
        return item.confirmed_at


SITEMAPS = {"pages": PublicPages, "matches": MatchPages}


@require_safe
def show_robots(_request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave alone."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
