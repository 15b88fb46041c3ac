"""Second keys: what allauth calls them and says about them, in our words."""

from typing import Any, ClassVar

from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pairloom.domain.people.models import Person


class KeyAdapter(DefaultMFAAdapter):
    """Speaks about passkeys and code apps as the rest of the site does."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("This code is not right. Wait for the next one in your app, and type that."),
        "unverified_email": _("Please sign in once with a code from a letter. Then you can add a second key."),
        "cannot_generate_recovery_codes": _("You get spare codes when you have a passkey or an app."),
        "rate_limited": _("There were many tries in a short time. Please wait 15 minutes, then try again."),
    }

    def generate_authenticator_name(self, user: Person, type: str) -> str:  # noqa: A002 - allauth's signature
        """Name a new passkey; its owner may change that."""
        keys = user.authenticator_set  # type: ignore[attr-defined]  # a table of allauth
        number = keys.filter(type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """Bind passkeys to the site of the settings, whatever host a request names."""
        return {"id": settings.SITE_HOST, "name": "Pairloom"}
