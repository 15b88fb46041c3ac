"""Sign-in by code: what allauth wants to say goes out as our letters, in our words."""

import secrets
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pairloom import clock
from pairloom.domain.core.errors import Refused
from pairloom.domain.letters import services as letters
from pairloom.domain.people import queries, services
from pairloom.domain.people.models import Person
from pairloom.look.refusals import say_refusal
from pairloom.look.templatetags.look import moment

CODE_MINUTES = settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT // 60

# Each letter that allauth can ask for, by the name of its template, and our kind.
KINDS = {
    "account/email/login_code": "sign-in-code",
    "account/email/unknown_account": "unknown-address",
    "account/email/account_already_exists": "known-address",
    "account/email/email_confirmation": "confirm-address",
    "account/email/email_confirmation_signup": "confirm-address",
    "account/email/email_changed": "address-changed",
    "account/email/email_deleted": "address-removed",
    "mfa/email/totp_activated": "authenticator-added",
    "mfa/email/totp_deactivated": "authenticator-removed",
    "mfa/email/webauthn_added": "passkey-added",
    "mfa/email/webauthn_removed": "passkey-removed",
    "mfa/email/recovery_codes_generated": "recovery-codes-made",
}


class LetterAdapter(DefaultAccountAdapter):
    """Sends what allauth wants to say through the room of letters, and keeps people and addresses in step."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "duplicate_email": _("This is your address already."),
        "email_taken": _("This address belongs to another account."),
        "incorrect_code": _("This code is not right. Look at the newest letter, and type its code again."),
        "rate_limited": _("There were many tries in a short time. Please wait 15 minutes, then try again."),
        "too_many_login_attempts": _("There were many tries in a short time. Please wait 15 minutes, then try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter that stands for one of allauth's."""
        kind = KINDS[template_prefix]
        now = clock.now()
        person = context.get("user") or queries.find_person(email)
        letters.queue(
            kind,
            key=f"{kind}:{secrets.token_hex(12)}",
            values=fill_values(kind, context),
            now=now,
            to=person,
            address=email,
            language="" if person is not None else translation.get_language() or "en",
        )

    def send_notification_mail(
        self,
        template_prefix: str,
        user: Person,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        """Queue a notice about the safety of an account; the letter names no device and no network address."""
        self.send_mail(template_prefix, email or user.email, {**(context or {}), "user": user})

    def pre_login(self, request: HttpRequest, user: Person, **hooks: object) -> HttpResponse | None:
        """Take the typed code as proof of the address; refuse accounts that are closed."""
        refusal: HttpResponse | None = super().pre_login(request, user, **hooks)
        if refusal is None and str(hooks.get("email") or "").lower() == user.email.lower():
            confirm_address(user)
        return refusal

    def is_reauthentication_required(self, *, app: str, **more: object) -> bool:
        """Ask again who it is before a key changes; not of somebody who has signed in within the last 15 minutes."""
        records = get_authentication_records(self.request, self.request.user)
        newest = max((record["at"] for record in records), default=0.0)
        # allauth keeps real time, so a clock that was moved is moved back here.
        real_now = (clock.now() - clock.read_offset()).timestamp()
        is_fresh = real_now - newest < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not is_fresh and bool(super().is_reauthentication_required(app=app, **more))

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Change the address: all sessions end, and the old address is told, in one transaction."""
        try:
            with transaction.atomic():
                services.change_address(email_address.user, address=email_address.email, now=clock.now())
                is_confirmed = bool(super().confirm_email(request, email_address))
        except Refused as refusal:
            messages.error(request, say_refusal(refusal))
            return False
        logout(request)
        return is_confirmed


def confirm_address(person: Person) -> None:
    """Keep allauth's own list of addresses in step: the one that a code has reached is the only one."""
    with transaction.atomic():
        address = person.email.lower()
        kept = person.emailaddress_set  # type: ignore[attr-defined]  # a table of allauth
        kept.exclude(email=address).delete()
        kept.update_or_create(email=address, defaults={"verified": True, "primary": True})
        if person.address_confirmed_at is None:
            services.confirm_address(person, now=clock.now())
            queue_welcome(person)


def queue_welcome(person: Person) -> None:
    """Greet a newcomer, once."""
    letters.queue(
        "welcome", key=f"welcome:{person.pk}", values={"link": write_address("me")}, now=clock.now(), to=person
    )


def fill_values(kind: str, context: dict[str, Any]) -> dict[str, str]:
    """Fill the places of a letter of ours from what allauth knows."""
    if "code" in context:
        return {"code": str(context["code"]), "minutes": str(CODE_MINUTES)}
    if kind == "unknown-address":
        return {"link": write_address("account_signup")}
    if kind == "known-address":
        return {"link": write_address("account_login")}
    values = {"when": moment(clock.now()), "link": write_address("mfa_index")}
    if kind == "address-changed":
        values["new_address"] = hide_address(context["to_email"])
    return values


def write_address(page: str) -> str:
    """Write the full address of a page; the host is the one of the settings, never the one of the request."""
    return f"{settings.SITE_URL}{reverse(page)}"


def hide_address(address: str) -> str:
    """Hide most of the part before the @: "a…@example.org"."""
    local, _at, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}"


def name_person(person: Person) -> str:
    """Name a person as they do themselves."""
    return person.name or person.email
