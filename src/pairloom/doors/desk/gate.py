"""The gate of the office: only people with a role, and in production only with a second key."""

from collections.abc import Callable

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from pairloom import clock
from pairloom.domain.people import queries
from pairloom.look.keeping import ask_to_sign_in

OFFICE = "/office/"
SECOND_KEYS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class OfficeGateMiddleware:
    """Stands before every page under /office/, so that no page there can be left open by mistake."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer what is not the office."""
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: object) -> HttpResponse | None:
        """Let staff in, send others to sign in, or tell them that the page is not open to them."""
        if not request.path_info.startswith(OFFICE):
            return None
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if not queries.is_staff(request.user, today=clock.now().date()):
            raise PermissionDenied
        if settings.SECOND_FACTOR_FOR_STAFF and not is_mfa_enabled(request.user, SECOND_KEYS):
            messages.warning(request, _("Before you enter the office, please set up a passkey or an app with codes."))
            return redirect("mfa_index")
        return None
