"""Take what others post to us: mails as they are, and what mail providers tell about letters."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters.services.incoming import MOST_BYTES, store_incoming
from pairloom.doors.mailroom.providers import find_provider, read_events, record_events
from pairloom.doors.mailroom.signatures import has_password, is_signed
from pairloom.look.middleware import measures_itself


@measures_itself
@csrf_exempt
@require_POST
def take_mail(request: HttpRequest) -> HttpResponse:
    """Take one mail as it is (message/rfc822); "201" is said only when it is stored.

    The envelope stands in the headers Pairloom-Envelope-From ("<>" for the null path) and Pairloom-Envelope-To.
    """
    raw = request.read(MOST_BYTES + 1)
    if not may_post(request, raw):
        return HttpResponseForbidden()
    try:
        store_incoming(
            raw,
            source="web",
            envelope_from=request.headers.get("Pairloom-Envelope-From", ""),
            envelope_to=request.headers.get("Pairloom-Envelope-To", ""),
            now=clock.now(),
        )
    except Refused:
        return HttpResponse(status=413)
    return HttpResponse(status=201)


def may_post(request: HttpRequest, content: bytes) -> bool:
    """Tell whether whoever posts knows our secret: as a password, or by a signature of the last five minutes."""
    secret = settings.WEBHOOK_SECRET
    signature = request.headers.get("Pairloom-Signature", "")
    if signature:
        return is_signed(content, signature=signature, secret=secret, now=clock.now())
    return has_password(request.headers.get("Authorization", ""), secret=secret)


@csrf_exempt
@require_http_methods(["HEAD", "POST"])
def take_events(request: HttpRequest, provider: str) -> HttpResponse:
    """Take what a provider tells about letters; "200" is said only when all of it is stored.

    Who does not know the password is refused before anything is read; the provider's own signature is checked too
    where its key is set.
    """
    reader = find_provider(provider)
    if reader is None or not settings.WEBHOOK_SECRET:
        raise Http404
    if request.method == "HEAD":
        return HttpResponse()
    if not has_password(request.headers.get("Authorization", ""), secret=settings.WEBHOOK_SECRET):
        return HttpResponseForbidden()
    record_events(read_events(reader, request), provider=provider, now=clock.now())
    return HttpResponse()
