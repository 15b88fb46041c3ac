"""Mail that came in and wants a person's eyes."""

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Q, QuerySet

from pairloom.domain.letters.models import IncomingMail
from pairloom.domain.letters.models.incoming import UNSEEN_REPLY
from pairloom.domain.letters.queries.office.scope import Scope
from pairloom.domain.letters.states import IncomingKind

PAGE = 30
LIGHT = ("raw", "text", "letter__text", "letter__html", "letter__attachment")


class Pile(StrEnum):
    """Which mails are wanted."""

    FLAGGED = "flagged"
    """Could not be read, or something about them is odd, and nobody has looked yet."""
    UNSEEN = "unseen"
    """Answers of people that nobody has looked at yet."""
    REPLIES = "replies"
    ALL = "all"


@dataclass(frozen=True)
class MailPage:
    """Mails of one page; `older` is where the next page begins, none on the last one."""

    mails: list[IncomingMail]
    older: int | None = None


def list_mails(scope: Scope, pile: Pile, *, before: int | None = None, size: int = PAGE) -> MailPage:
    """List mails of a pile, newest first, without their bytes."""
    pile_of_mails = _limit(IncomingMail.objects.all(), scope)
    if pile == Pile.FLAGGED:
        pile_of_mails = pile_of_mails.filter(is_flagged=True)
    elif pile == Pile.UNSEEN:
        pile_of_mails = pile_of_mails.filter(UNSEEN_REPLY)
    elif pile == Pile.REPLIES:
        pile_of_mails = pile_of_mails.filter(kind=IncomingKind.REPLY)
    if before is not None:
        pile_of_mails = pile_of_mails.filter(pk__lt=before)
    mails = list(pile_of_mails.select_related("letter").defer(*LIGHT).order_by("-pk")[: size + 1])
    return MailPage(mails[:size], older=mails[size - 1].pk if len(mails) > size else None)


def list_flagged(scope: Scope) -> QuerySet[IncomingMail]:
    """List mails that want a look."""
    return _limit(IncomingMail.objects.filter(is_flagged=True), scope)


def list_unseen_replies(scope: Scope) -> QuerySet[IncomingMail]:
    """List answers of people that nobody has looked at yet."""
    return _limit(IncomingMail.objects.filter(UNSEEN_REPLY), scope)


def find_mail(scope: Scope, number: int) -> IncomingMail | None:
    """Find one mail that may be seen, with all its bytes."""
    return _limit(IncomingMail.objects.filter(pk=number), scope).select_related("letter").first()


def _limit(mails: QuerySet[IncomingMail], scope: Scope) -> QuerySet[IncomingMail]:
    """Limit mails to letters that may be seen; mails of no letter are for those who see the whole site."""
    of_letters = Q(letter__isnull=False) & scope.limit("letter__program")
    return mails.filter(of_letters | Q(letter__isnull=True) if scope.with_site else of_letters)
