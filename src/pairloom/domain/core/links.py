"""Sign links that expire. The time of issue is inside the signed words, and the time now is an argument."""

from datetime import UTC, datetime, timedelta

from django.core import signing

from pairloom.domain.core.errors import Reason, Refused


def sign_link(purpose: str, subject: str, *, now: datetime) -> str:
    """Sign a subject ("letter:12") for one purpose ("unsubscribe")."""
    return signing.dumps([subject, int(now.timestamp())], salt=f"link:{purpose}", compress=False)


def read_link(purpose: str, token: str, *, now: datetime, lives: timedelta) -> str:
    """Read the subject of a signed link; refused when forged, made for another purpose, or older than it may be."""
    try:
        subject, issued = signing.loads(token, salt=f"link:{purpose}")
        issued_at = datetime.fromtimestamp(issued, UTC)
    except (signing.BadSignature, ValueError, TypeError, OverflowError) as error:
        raise Refused(Reason.LINK_BROKEN) from error
    if now - issued_at > lives:
        raise Refused(Reason.LINK_EXPIRED)
    return str(subject)
