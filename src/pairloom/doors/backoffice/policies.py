"""What pages with letters in them may do, as the browser is told."""

from collections.abc import Callable
from typing import Protocol, TypeVar, cast

from csp.decorators import csp_replace, csp_update
from django.http import HttpResponse

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponse])


class Decorator(Protocol):
    """Gives a view of the same kind back."""

    def __call__(self, view: ViewT, /) -> ViewT:
        """Take a view."""


may_frame_own = cast("Decorator", csp_update({"frame-src": ["'self'"]}))
"""A page that shows a letter in a frame: the frame may hold pages of ours only."""

does_nothing = cast(
    "Decorator",
    csp_replace(
        {
            "default-src": ["'none'"],
            "script-src": ["'none'"],
            "connect-src": ["'none'"],
            "font-src": ["'none'"],
            "img-src": ["data:"],
            "style-src": ["'unsafe-inline'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
            "frame-ancestors": ["'self'"],
            "sandbox": True,
        }
    ),
)
"""A letter's HTML may colour itself and nothing else: no script, no form, no request, no way out of its frame."""
