"""Tests of forms for second keys: phones show the keys for numbers and fill codes in."""

from django import forms

from pairloom.doors.desk.key_forms import describe_key_code


def test_a_field_for_a_code_shows_number_keys_and_says_what_it_is() -> None:
    field = forms.CharField(widget=forms.TextInput(attrs={"placeholder": "Code"}))
    describe_key_code(field, "Code of the app")
    assert field.label == "Code of the app"
    assert field.widget.attrs == {
        "autocomplete": "one-time-code",
        "inputmode": "numeric",
        "class": "code",
        "dir": "ltr",
    }
