"""The form that asks who applies."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from pairloom.domain.applications.models import Draft
from pairloom.domain.core.errors import Refused
from pairloom.look.refusals import say_refusal


class PersonForm(forms.Form):
    """Asks for name and address; what is wrong with them is for the rules to say."""

    name = forms.CharField(
        label=_("Your name"),
        help_text=_("As your partner shall call you."),
        required=False,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "name", "dir": "auto"}),
    )
    address = forms.CharField(
        label=_("Your e-mail address"),
        help_text=_("All letters go there: please choose one that you read often."),
        required=False,
        strip=False,
        widget=forms.EmailInput(
            attrs={"autocomplete": "email", "inputmode": "email", "dir": "ltr", "spellcheck": "false"}
        ),
    )


def show_person(draft: Draft, faults: Mapping[str, Refused], typed: Mapping[str, str]) -> PersonForm:
    """Show who applies; the address of somebody signed in is that of their account, and stays."""
    known = {"name": draft.name, "address": draft.address}
    form = PersonForm({**known, **typed})
    form.is_valid()
    for field, fault in faults.items():
        if field in form.fields:
            form.add_error(field, say_refusal(fault))
    if draft.person_id is not None:
        form.fields["address"].disabled = True
        form.initial["address"] = draft.address
    return form


def read_person(posted: Mapping[str, str]) -> dict[str, str]:
    """Read what was typed."""
    return {field: posted.get(field, "") for field in ("name", "address") if field in posted}
