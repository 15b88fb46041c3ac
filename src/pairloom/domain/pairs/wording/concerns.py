"""Name what partners report, in few words: for letters and lists, which never hold what was written."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.domain.pairs.states import ConcernKind

CONCERNS: dict[str, Promise] = {
    ConcernKind.SILENT: _("no answer has come"),
    ConcernKind.ADDRESS: _("letters to the partner come back"),
    ConcernKind.UNWELL: _("something does not feel right"),
    ConcernKind.LEAVE: _("somebody cannot go on"),
    ConcernKind.OTHER: _("something else"),
}
