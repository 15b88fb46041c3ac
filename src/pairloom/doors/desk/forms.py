"""Forms of the desk: sign in, join, type a code, say who you are."""

import unicodedata
from typing import Any

from allauth.account.forms import AddEmailForm, ConfirmEmailVerificationCodeForm, ConfirmLoginCodeForm, LoginForm
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from pairloom import clock
from pairloom.domain.people import queries, services
from pairloom.domain.people.models import Person
from pairloom.doors.desk import choices
from pairloom.look.countries import list_countries
from pairloom.look.zones import ZoneField, list_zones

MOST_LANGUAGES = 6


class SignInForm(LoginForm):
    """Asks for the address; the answer is the same whether we know it or not."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_address(self.fields["login"])


class DetailsForm(forms.Form):
    """Asks for name, language of the site, country and time zone."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As you write it yourself, in your own letters."),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    language = forms.ChoiceField(label=_("Language of our letters and pages"), choices=choices.list_site_languages)
    country = forms.ChoiceField(label=_("Country where you work"), choices=list_countries)
    time_zone = ZoneField(
        label=_("Your time zone"),
        help_text=_("The city nearest to you. Then we can say times as your clock shows them."),
        choices=list_zones,
    )


class JoinForm(SignInForm, DetailsForm):
    """Asks a newcomer who they are. An address that has an account already gets a code to sign in, and no change."""

    user: Person | None

    field_order = ("name", "login", "language", "country", "time_zone")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(self.field_order)
        self.fields["language"].initial = translation.get_language()

    def login(self, request: HttpRequest, redirect_url: str | None = None) -> HttpResponse:
        """Write the newcomer down if the address is new, then send a code like to everybody.

        A closed account gets the letter for unknown addresses, as at sign-in: the page tells nothing about it.
        """
        if self.user is None and queries.find_person(self.cleaned_data["login"]) is None:
            details = {name: self.cleaned_data[name] for name in DetailsForm.base_fields}
            self.user = services.register_person(address=self.cleaned_data["login"], now=clock.now(), **details)
        response: HttpResponse = super().login(request, redirect_url)
        return response


class SignInCodeForm(ConfirmLoginCodeForm):
    """Takes the code of a sign-in letter, in the digits of any script."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_code(self.fields["code"])

    def clean_code(self) -> str:
        """Compare the code, whatever digits were typed."""
        self.cleaned_data["code"] = write_plain_digits(self.cleaned_data["code"])
        return str(super().clean_code())


class AddressCodeForm(ConfirmEmailVerificationCodeForm):
    """Takes the code that was sent to a new address, in the digits of any script."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_code(self.fields["code"])

    def clean_code(self) -> str:
        """Compare the code, whatever digits were typed."""
        self.cleaned_data["code"] = write_plain_digits(self.cleaned_data["code"])
        return str(super().clean_code())


class NewAddressForm(AddEmailForm):
    """Asks for the address that replaces the old one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        describe_address(self.fields["email"])
        self.fields["email"].label = _("Your new e-mail address")


class KnownLanguageForm(forms.Form):
    """Asks for one language and how well; an empty row is left out."""

    code = forms.ChoiceField(label=_("Language"), choices=choices.list_languages, required=False)
    level = forms.ChoiceField(label=_("How well you know it"), choices=choices.LEVELS, required=False)

    def clean(self) -> dict[str, Any]:
        """Ask for the level where a language was chosen."""
        chosen = super().clean() or self.cleaned_data
        if chosen.get("code") and not chosen.get("level"):
            self.add_error("level", _("Please say how well you know this language."))
        return chosen


KnownLanguageForms = forms.formset_factory(
    KnownLanguageForm, extra=0, max_num=MOST_LANGUAGES, absolute_max=MOST_LANGUAGES
)


def describe_known_languages(person: Person) -> list[dict[str, str]]:
    """List the rows of the form: the languages a person named, then two empty rows."""
    rows = [{"code": known.code, "level": known.level} for known in person.languages.all()]
    return [*rows, *({"code": "", "level": ""} for _row in range(2))][:MOST_LANGUAGES]


def describe_address(field: forms.Field) -> None:
    """Give a field for an address its words and what a phone needs to show the right keys."""
    field.label = _("Your e-mail address")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "email", "inputmode": "email", "dir": "ltr", "spellcheck": "false"}


def describe_code(field: forms.Field) -> None:
    """Give a field for a code its words and what a phone needs to fill it in by itself."""
    field.label = _("Code from our letter")
    field.help_text = _("Eight digits. You may leave the line between them out.")
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "code", "dir": "ltr"}


def write_plain_digits(code: str) -> str:
    """Write the digits of any script (٤, ४) as 0 to 9, and leave out what is invisible."""
    return "".join(
        str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in code if sign.isdigit() or sign.isascii()
    )
