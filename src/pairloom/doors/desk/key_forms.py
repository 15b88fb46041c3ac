"""Forms for second keys: an app with codes, passkeys, spare codes."""

from typing import TYPE_CHECKING, Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, LoginWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

from pairloom.doors.desk.forms import write_plain_digits

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class AppForm(ActivateTOTPForm):
    """Takes the first code of an app that was just set up."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_key_code(self.fields["code"], _("Code that the app shows"))

    def clean_code(self) -> str:
        """Compare the code, whatever digits were typed."""
        self.cleaned_data["code"] = write_plain_digits(self.cleaned_data["code"])
        return str(super().clean_code())


class SecondKeyForm(AuthenticateForm):
    """Takes a code of the app, or a spare code, at sign-in."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_key_code(self.fields["code"], _("Code of the app, or a spare code"))


class SameKeyForm(ReauthenticateForm):
    """Takes the same before something important changes."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_key_code(self.fields["code"], _("Code of the app, or a spare code"))


class CredentialField(forms.JSONField):
    """Takes what a passkey answers: a small object of few levels; whatever else somebody sends is wrong."""

    def to_python(self, value: object) -> Any:  # noqa: ANN401 - the class above says that it gives a text
        """Read it; what is too deep to be read is no answer of a passkey, nor is what is no object."""
        try:
            answer = super().to_python(value)
        except RecursionError as error:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from error
        if answer is not None and not isinstance(answer, dict):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return answer


class PasskeySignInForm(LoginWebAuthnForm):
    """Takes the answer of a passkey at sign-in."""

    credential = CredentialField(widget=forms.HiddenInput)

    def clean_credential(self) -> Authenticator:
        """Find the passkey; an answer in which a part is missing is none."""
        try:
            found: Authenticator = super().clean_credential()
        except KeyError as error:
            raise get_adapter().validation_error("incorrect_code") from error
        return found


class PasskeyForm(AddWebAuthnForm):
    """Asks for the name of a passkey, and whether it is enough alone."""

    credential = CredentialField(widget=forms.HiddenInput)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of the passkey")
        self.fields["passwordless"].label = _("This passkey is enough alone, without a code by e-mail")
        self.fields["passwordless"].help_text = _("Then it asks for your finger, your face or a PIN each time.")


def describe_key_code(field: forms.Field, label: "StrOrPromise") -> None:
    """Give a field for a code of an app its words and what a phone needs to fill it in."""
    field.label = label
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code", "dir": "ltr"}
