"""What search engines are told: which pages there are, and which are nobody's business."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from pairloom.doors.website.addresses import TEXT_PAGES

CLOSED = ("/me/", "/office/", "/unsubscribe/", "/notify/confirm/", "/sign-in/", "/sign-out/", "/demo/")


class PublicPages(Sitemap):  # type: ignore[type-arg]  # it cannot be subscripted when it runs
    """The pages that are for everybody."""

    protocol = "https" if settings.SITE_URL.startswith("https:") else "http"

    def items(self) -> list[str]:
        """List the pages by name."""
        return ["home", *TEXT_PAGES.values(), "timetable", "notify"]

    def location(self, item: str) -> str:
        """Tell where a page stands."""
        return reverse(item)


SITEMAPS = {"pages": PublicPages}


@require_safe
def show_robots(_request: HttpRequest) -> HttpResponse:
    """Tell search engines what to leave alone."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {settings.SITE_URL}/sitemap.xml"]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")
