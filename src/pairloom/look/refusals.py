"""Say a refusal in the reader's language: what was found, and what can be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pairloom.domain.core.errors import Reason, Refused
from pairloom.look.hard_rules import say_rule

SENTENCES: dict[Reason, Promise] = {
    Reason.LINK_BROKEN: _("This link is not complete. Please copy it whole from the letter."),
    Reason.LINK_EXPIRED: _("This link is too old. Please ask for a new one."),
    Reason.MOVE_NOT_ALLOWED: _("This is not possible any more. Load the page again to see how it stands now."),
    Reason.NOT_ALLOWED: _("You may not do this. Ask somebody who runs the program."),
    Reason.NAME_EMPTY: _("Please write a name. It needs at least one sign that can be seen."),
    Reason.NAME_LONG: _("This name is too long. Please use at most 200 signs."),
    Reason.ADDRESS_WRONG: _("This is not an e-mail address. It looks like name@library.org."),
    Reason.ADDRESS_TAKEN: _("This address belongs to another account."),
    Reason.ZONE_UNKNOWN: _("We do not know this time zone. Please choose a city from the list."),
    Reason.COUNTRY_UNKNOWN: _("We do not know this country. Please choose one from the list."),
    Reason.LANGUAGE_UNKNOWN: _("We do not know this language. Please choose one from the list."),
    Reason.CALENDAR_ORDER: _("The dates do not stand in the right order. Please look at them again."),
    Reason.CALENDAR_TWICE: _("The same date stands here twice. Please take one away."),
    Reason.CALENDAR_MISSING: _("A date is missing that every round needs."),
    Reason.CALENDAR_LONG: _("This calendar has %(found)s dates. Please keep at most %(most)s."),
    Reason.CALENDAR_CHANGED_MEANWHILE: _("Somebody else saved this calendar while you wrote. Both are below."),
    Reason.CADENCE_WRONG: _("Please choose between %(least)s and %(most)s days from one topic to the next."),
    Reason.MOMENT_DONE: _("This is done or has passed. It stays as it was."),
    Reason.MOMENT_PASSED: _("This time has passed. Please choose one that is still to come."),
    Reason.SLUG_TAKEN: _('The word "%(found)s" is taken. Please choose another one.'),
    Reason.SLUG_WRONG: _("Please use small letters a to z, numbers and hyphens only, at most %(most)s signs."),
    Reason.TITLE_LONG: _("This has %(found)s signs. Please use at most %(most)s."),
    Reason.SHARE_WRONG: _("Please choose between %(least)s and %(most)s percent."),
    Reason.GRACE_WRONG: _("Please choose between %(least)s and %(most)s minutes."),
    Reason.SETTINGS_CHANGED_MEANWHILE: _("Somebody else saved these settings while you wrote. Theirs are below."),
    Reason.ROUND_RENAMED_MEANWHILE: _("Somebody else gave this round another name while you wrote. Look at it first."),
    Reason.FORM_WRONG: _("Something in this form does not fit together. Nothing was saved."),
    Reason.FORM_CHANGED_MEANWHILE: _("Somebody else changed this while you wrote. Look at what stands there now."),
    Reason.TEMPLATE_UNKNOWN: _("We do not know this template. Please choose one from the list."),
    Reason.LAST_DIRECTOR: _("This is the only director. Give the role to somebody else first, then end this one."),
    Reason.PLACEHOLDER_UNKNOWN: _('"%(name)s" is not a word in braces that this letter knows. See the list of them.'),
    Reason.PLACEHOLDER_MISSING: _("This letter needs {%(name)s}. Please put it where it belongs."),
    Reason.PLACEHOLDER_MISPLACED: _("{%(name)s} cannot stand here. Please put it into a paragraph of its own."),
    Reason.SUBJECT_MISSING: _("The first line is the subject. Please write one."),
    Reason.SUBJECT_TOO_LONG: _("The subject has %(length)s signs. Please use at most %(longest)s."),
    Reason.WORDING_EMPTY: _("There is only a subject. Please write the letter below it."),
    Reason.WORDING_TOO_LONG: _("The letter has %(length)s signs. Please use at most %(longest)s."),
    Reason.WORDING_LINK_WRONG: _(
        'A link leads to "%(address)s". Please write a whole address that begins with https://.'
    ),
    Reason.WORDING_CHANGED_MEANWHILE: _("Somebody else saved this letter while you wrote. Both texts are below."),
    Reason.PAGE_UNKNOWN: _("There is no such page."),
    Reason.PAGE_CHANGED_MEANWHILE: _("Somebody else saved this page while you wrote. Both texts are below."),
    Reason.PAGE_TITLE_MISSING: _("The first line is the title of the page. Please write one."),
    Reason.PAGE_TITLE_LONG: _("The title has %(length)s signs. Please use at most %(longest)s."),
    Reason.PAGE_EMPTY: _("There is only a title. Please write the page below it."),
    Reason.PAGE_LONG: _("The page has %(length)s signs. Please use at most %(longest)s."),
    Reason.PAGE_WORD_UNKNOWN: _(
        '"%(name)s" is not a word in braces that pages know. They know {program} and {closes}.'
    ),
    Reason.ROUND_NOT_OPEN: _("Applications are not open yet. Please come back when they are."),
    Reason.ROUND_CLOSED: _("Applications have closed, so this is not possible any more. The next round will come."),
    Reason.ANSWER_MISSING: _("Please answer this question. We need it to find a partner for you."),
    Reason.AGREEMENT_MISSING: _("Please tick this to take part."),
    Reason.ANSWER_WRONG: _("This answer is not on the list. Please choose another one."),
    Reason.ANSWER_LONG: _("This has %(found)s signs. Please use at most %(most)s."),
    Reason.ANSWER_MANY: _("You chose %(found)s. Please choose at most %(most)s."),
    Reason.LEVEL_MISSING: _("Please say how well you know each language that you chose."),
    Reason.ANSWER_BOTH_WAYS: _('"No preference" and something else say two things. Please take one of them away.'),
    Reason.SECTION_MISSING: _("One page of the form is not done yet. Please look at it first, then send the form."),
    Reason.ANSWERS_CHANGED_MEANWHILE: _("These answers were changed meanwhile, perhaps in another window. See both."),
    Reason.APPLICATION_WITHDRAWN: _("This application was withdrawn. You can take that back on your own page."),
    Reason.DOUBT_ANSWERED: _("This question was answered already. You can still change your answers on your own page."),
    Reason.KEPT_APART_ALONE: _("Please choose two different people."),
    Reason.IMPORT_NOT_POSSIBLE: _(
        "Answers can be brought in until applications close. This round does not take any more."
    ),
    Reason.IMPORT_UNDONE: _("This import was undone already, or has not been done yet."),
    Reason.IMPORT_OUT_OF_DATE: _(
        "Something has changed since you looked at this file. Please upload it again and look once more."
    ),
    Reason.PAIR_CLOSED: _("This pair has ended, so nothing can be changed any more."),
    Reason.AGREEMENT_CHANGED_MEANWHILE: _("You changed this meanwhile, perhaps in another window. See both."),
    Reason.DATES_WRONG: _(
        "These dates do not fit together. Please give the first and the last day, in this order, and none that is over."
    ),
    Reason.SHEET_WRONG: _("The file cannot be used. %(fault)s"),
    Reason.MATCH_TOO_EARLY: _("Places are not given yet, or nobody has one. After that you can match."),
    Reason.MATCH_CONFIRMED: _("The match is confirmed, so nothing of it changes. Take that back first."),
    Reason.MATCH_UNDER_WAY: _("A match is being worked out. Please wait until it is done, or drop it."),
    Reason.MATCH_NOT_DONE: _("There is no match that could be used yet. Look at the matches of the round."),
    Reason.MATCH_OUT_OF_DATE: _(
        "Something has changed since this match: somebody withdrew, changed an answer, or you decided something. "
        "Please match again, then look once more."
    ),
    Reason.PAIRS_INTRODUCED: _("Partners have been introduced already, so this cannot be taken back."),
    Reason.LETTER_NOT_WRITTEN: _(
        "Some letters cannot be written, so nobody was told anything. Below you read whose letters, and what is wrong."
    ),
    Reason.INTRODUCTIONS_EARLY: _(
        "The day of introductions has not come. If you want it earlier, change the calendar of the round."
    ),
    Reason.PAIR_NOT_POSSIBLE: _("They cannot be partners: %(rule)s."),
    Reason.PAIR_PINNED_ALREADY: _(
        "You said something else about one of them before. Take that back first: it stands under “Your changes”."
    ),
}


def say_refusal(refusal: Refused) -> str:
    """Say why, as a sentence; a reason without one of its own is said in general words."""
    sentence = SENTENCES.get(refusal.reason)
    if sentence is None:
        return gettext("This was not possible. Nothing was changed.")
    details = dict(refusal.details)
    if "rule" in details:
        details["rule"] = say_rule(str(details["rule"]))
    return str(sentence) % details if details else str(sentence)
