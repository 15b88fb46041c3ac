"""Forms of a program: begin one from a template, change its settings."""

from decimal import Decimal
from typing import Any

from django import forms
from django.conf import settings
from django.utils.text import slugify
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from pairloom.domain.programs.catalogue import choose_words, list_templates, load_template
from pairloom.domain.programs.states import ProgramSettings
from pairloom.look.zones import ZoneField, list_zones


def list_template_titles() -> list[tuple[str, str]]:
    """List the templates that ship, each by its title."""
    language = get_language() or "en"
    return [(name, choose_words(load_template(name).titles, language)) for name in list_templates()]


def list_site_languages() -> list[tuple[str, str]]:
    """List the languages of the site, each by its own name."""
    return list(settings.LANGUAGES)


class ProgramForm(forms.Form):
    """Asks what every program says of itself."""

    name = forms.CharField(label=_("Name of the program"), max_length=200)
    signed_by = forms.CharField(
        label=_("Who signs the letters"),
        help_text=_("A first name. People like to hear from a person."),
        max_length=100,
    )
    language = forms.ChoiceField(
        label=_("Language of the program"),
        help_text=_("Used where we do not know somebody's own language."),
        choices=list_site_languages,
    )
    time_zone = ZoneField(
        label=_("Time zone of the program"),
        help_text=_("All dates are set by the clock of this city. Each person sees them by their own clock, too."),
        choices=list_zones,
    )


class NewProgramForm(ProgramForm):
    """Asks what a program begins with; everything else can be changed later."""

    template = forms.ChoiceField(
        label=_("Begin with"),
        help_text=_("The form, the topics, the texts and the rules of matching. You can change all of them."),
        choices=list_template_titles,
    )
    word = forms.CharField(
        label=_("Word in addresses"),
        help_text=_("Small letters, numbers and hyphens. Leave it empty and we make one from the name."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false", "autocapitalize": "off"}),
    )
    field_order = ("template", "name", "word", "signed_by", "language", "time_zone")

    def clean_word(self) -> str:
        """Make a word from the name where none was typed."""
        word = str(self.cleaned_data["word"]) or slugify(str(self.cleaned_data.get("name", "")))[:60].strip("-_")
        if not word:
            raise forms.ValidationError(_("We cannot make a word from this name. Please write one."))
        return word

    def read_settings(self) -> ProgramSettings:
        """Read what was chosen."""
        chosen = self.cleaned_data
        return ProgramSettings(chosen["name"], chosen["signed_by"], chosen["language"], chosen["time_zone"])


class SettingsForm(ProgramForm):
    """Asks for all settings of a program."""

    reply_address = forms.EmailField(
        label=_("Address for answers"),
        help_text=_("Where answers to letters go when this site cannot read them itself. May be empty."),
        max_length=320,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off", "dir": "ltr"}),
    )
    cap_percent = forms.IntegerField(
        label=_("The most of one country, in percent"),
        help_text=_("So that nobody has only partners of one country. From 5 to 100; 100 means no limit."),
        min_value=5,
        max_value=100,
    )
    grace_minutes = forms.IntegerField(
        label=_("Minutes of grace"),
        help_text=_("How long after closing time an application still counts. From 0 to 120."),
        min_value=0,
        max_value=120,
    )
    cadence_days = forms.IntegerField(
        label=_("Days from one topic to the next"),
        help_text=_("For new rounds. From 7 to 62; most programs take 14."),
        min_value=7,
        max_value=62,
    )
    confirms_by_itself = forms.BooleanField(
        label=_("Confirm a match by itself"),
        help_text=_(
            "On the day of introductions the newest match that is up to date is confirmed, unless one of you holds it. "
            "Without this tick nobody is introduced until one of you confirms."
        ),
        required=False,
    )
    publishes_match = forms.BooleanField(
        label=_("Publish what is proven about each match"),
        help_text=_(
            "A public page says how good the match is, how we know it, and how it was made. It names nobody. The page "
            "is there once a match is confirmed."
        ),
        required=False,
    )
    field_order = (
        *("name", "signed_by", "reply_address", "language", "time_zone"),
        *("cap_percent", "grace_minutes", "cadence_days"),
        *("confirms_by_itself", "publishes_match"),
    )

    def read_settings(self) -> ProgramSettings:
        """Read what was chosen."""
        chosen = dict(self.cleaned_data)
        share = Decimal(chosen.pop("cap_percent")) / 100
        return ProgramSettings(cap_share=share, **chosen)


def write_settings(standing: ProgramSettings) -> dict[str, Any]:
    """Write settings as the form shows them."""
    return {**vars(standing), "cap_percent": round(standing.cap_share * 100)}
