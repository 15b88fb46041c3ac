"""The form that gives a role: to whom, which one, for which country, until when."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pairloom.domain.people import queries
from pairloom.domain.people.models import Person
from pairloom.domain.people.states import Role
from pairloom.look.countries import list_countries
from pairloom.look.names import ROLES


class RoleForm(forms.Form):
    """Asks for an address that has an account, a role, and for ambassadors a country."""

    address = forms.EmailField(
        label=_("E-mail address"),
        help_text=_("The address with which the person signs in."),
        max_length=320,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    role = forms.ChoiceField(label=_("Role"), choices=[("", _("Please choose")), *ROLES.items()])
    country = forms.ChoiceField(
        label=_("Country"), help_text=_("For ambassadors only."), choices=list_countries, required=False
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        help_text=_("Leave it empty when the role has no end yet."),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    person: Person

    def __init__(self, typed: Mapping[str, Any] | None, *, today: date) -> None:
        super().__init__(typed)
        self.today = today

    def clean_address(self) -> str:
        """Find who has the address."""
        address = str(self.cleaned_data["address"])
        found = queries.find_person(address)
        if found is None or not found.is_active:
            raise forms.ValidationError(
                _("Nobody here has this address. Please ask the person to join first, then give them the role.")
            )
        self.person = found
        return address

    def clean_ends_on(self) -> date | None:
        """Refuse a day that is over."""
        ends_on: date | None = self.cleaned_data["ends_on"]
        if ends_on is not None and ends_on < self.today:
            raise forms.ValidationError(_("This day is over. Please choose today or a later one."))
        return ends_on

    def clean(self) -> dict[str, Any]:
        """Ask for the country of an ambassador; of any other role it is left out."""
        chosen = super().clean() or self.cleaned_data
        if chosen.get("role") != Role.AMBASSADOR:
            chosen["country"] = ""
        elif not chosen.get("country"):
            self.add_error("country", _("Please choose the country that the ambassador speaks for."))
        return chosen
