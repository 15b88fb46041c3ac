"""The form with a round's name."""

from django import forms
from django.utils.translation import gettext_lazy as _


class NameForm(forms.Form):
    """Asks for a name, and remembers which one the reader saw."""

    name = forms.CharField(label=_("Name of the round"), max_length=100)
    seen = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)
