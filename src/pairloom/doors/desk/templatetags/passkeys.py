"""What a page tells allauth's script about its form for passkeys."""

from django import template
from django.utils.html import format_html, json_script
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.simple_tag
def passkey_form(function: str, **places: str) -> SafeString:
    """Name the function of allauth's script that runs the form, and the ids of its parts; the block holds data only."""
    described = json_script({"ids": places})
    marks = format_html('<script data-allauth-onload="allauth.webauthn.forms.{}" ', function)
    return mark_safe(described.replace("<script ", marks, 1))  # noqa: S308 - both parts are escaped above
