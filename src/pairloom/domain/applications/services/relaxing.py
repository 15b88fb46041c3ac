"""Ask somebody for whom no partner was found whether we may look without one of their wishes."""

from datetime import datetime

from django.db import transaction

from pairloom.domain.applications.links import answer_url
from pairloom.domain.applications.models import Application, Doubt
from pairloom.domain.applications.rules.answering import KEEP
from pairloom.domain.applications.rules.setting_aside import check_may_relax
from pairloom.domain.applications.services.locking import lock_application, lock_round
from pairloom.domain.applications.services.noting import raise_doubt
from pairloom.domain.applications.services.wordings import read_told_zone, say_for
from pairloom.domain.applications.states import ApplicationState, DoubtKind
from pairloom.domain.applications.wording import describe_doubt
from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.core.services import name_row, write_journal
from pairloom.domain.letters.services import queue
from pairloom.domain.people.models import Person
from pairloom.domain.programs.catalogue import read_form
from pairloom.domain.programs.queries import read_round_times
from pairloom.domain.programs.states import Ask, QuestionKind, RoundState


@transaction.atomic
def ask_to_relax(application: Application, wish: str, *, by: Person | None, now: datetime) -> Doubt:
    """Ask by one letter whether we may look without a wish; whoever was asked is not asked again.

    Refused for somebody without a place, once the match is confirmed, for what is no wish of theirs, and when they
    have answered already.
    """
    lock_round(application)
    locked = lock_application(application)
    check_may_relax(ApplicationState(locked.state), RoundState(locked.round.state))
    asked = locked.doubts.filter(kind=DoubtKind.RELAX, about=wish).first()
    if asked is not None and asked.answered_at is None:
        return asked
    if asked is not None:
        raise Refused(Reason.WISH_ANSWERED)
    _check_wish(locked, wish)
    doubt = raise_doubt(locked, kind=DoubtKind.RELAX, about=wish, choices=(Ask.ANY.value, KEEP), now=now)
    doubt.asked_at = now
    doubt.save(update_fields=["asked_at"])
    write_journal("wish.asked", about=locked, by=by, at=now, wish=wish)
    _write(locked, doubt, now=now)
    return doubt


def _check_wish(application: Application, wish: str) -> None:
    """Refuse what is no wish of the form, or what the person does not wish."""
    question = read_form(application.form.document).find(wish)
    is_wish = question is not None and question.kind is QuestionKind.WISH
    if not is_wish or application.answers.get(wish) in {None, "", Ask.ANY.value}:
        raise Refused(Reason.ANSWER_WRONG, question=wish[:40])


def _write(application: Application, doubt: Doubt, *, now: datetime) -> None:
    form, language = read_form(application.form.document), application.person.language
    meets = say_for(read_round_times(application.round).meets_at, application, told=read_told_zone(application))
    values = {
        "round": application.round.name,
        "questions": describe_doubt(doubt, form, language),
        "meets": meets,
        "link": answer_url(application.key, now=now),
    }
    queue(
        "wish-question",
        key=f"wish-question:{doubt.pk}",
        values=values,
        to=application.person,
        program=application.round.program,
        about=name_row(application),
        now=now,
    )
