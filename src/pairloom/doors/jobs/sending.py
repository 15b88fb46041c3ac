"""Whether letters may leave from this machine."""

from django.conf import settings

from pairloom.domain.core.queries import Sending, check_sending


def may_send() -> bool:
    """Tell whether the outbox may be worked on.

    Where letters are only shown, always. Where they go to a relay, only with a permit for this site and this very
    database: a copy of production that somebody starts elsewhere sends nothing.
    """
    if settings.MAIL_SENDING == "off":
        return False
    if settings.MAIL_SENDING == "shown" or not settings.IS_PRODUCTION:
        return True
    return check_sending(settings.SITE_URL) == Sending.ALLOWED
