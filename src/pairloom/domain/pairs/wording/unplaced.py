"""Say to somebody why there is no partner for them this time, kindly, and what happens now."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pairloom.domain.pairs.states import Unplaced

NO_FAULT = gettext_lazy("It has nothing to do with how good your answers were.")
TOLD: dict[str, Promise] = {
    Unplaced.NO_LANGUAGE: gettext_lazy(
        "This time nobody in another country shared a language with you. If you begin to use another one, even with "
        "short sentences, add it next time: that opens many doors."
    ),
    Unplaced.NO_HOURS: gettext_lazy(
        "Those who share a language with you live where it is night when you work. If letters are fine for you, say so "
        "in the form next time: then the clock does not matter."
    ),
    Unplaced.NOBODY: gettext_lazy("This time nobody kept all rules of the program together with you."),
    Unplaced.TOO_FEW: gettext_lazy(
        "Several people could have met the same few partners only, and there were fewer of those."
    ),
    Unplaced.ODD_ONE_OUT: gettext_lazy(
        "The number of people was odd this time, and a group of three was not possible."
    ),
    Unplaced.PULLED: gettext_lazy(
        "The people who run the program looked at this round and did not bring you together with anybody this time. "
        "If you wonder why, answer this letter."
    ),
}
"""Why there is no partner, said to the person."""
LEFT_ALONE = gettext_lazy("We had found a partner for you, who had to withdraw in these last days.")
PARTNER_LEFT = gettext_lazy("Your partner had to withdraw and cannot go on. That has nothing to do with you.")
UNKNOWN = gettext_lazy("In this round we did not bring you together with anybody.")


def say_unplaced(why: str, *, is_left_alone: bool = False, has_met: bool = False) -> str:
    """Say why there is no partner, in the language that is on; to who `has_met` the partner that the partner left."""
    if has_met:
        return str(PARTNER_LEFT)
    reason = LEFT_ALONE if is_left_alone else TOLD.get(why, UNKNOWN)
    return f"{reason} {NO_FAULT}"


def say_what_next(*, stands_by: bool, until: str) -> str:
    """Say what happens now: standing by first, where the person does, and the next round."""
    next_round = _("When the next round opens, your answers will be there, ready to be sent again, and you come first.")
    if not stands_by:
        return next_round
    standing_by = _(
        "You stand by, and you come first: as soon as somebody who fits you needs a partner, we write to you. "
        "This can happen until %(until)s."
    ) % {"until": until}
    return f"{standing_by}\n\n{next_round}"
