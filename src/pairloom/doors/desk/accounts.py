"""Sign-in by code: allauth's words go out as our letters."""

from allauth.account.adapter import DefaultAccountAdapter


class LetterAdapter(DefaultAccountAdapter):
    """Sends what allauth wants to say through the room of letters."""
