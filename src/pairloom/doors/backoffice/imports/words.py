"""What is found in a sheet, in the reader's language: a heading for each kind, and how much it weighs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pairloom.sheets.problems import Weight

Words = tuple[Promise, Weight]

OWN: dict[str, Words] = {
    "address-wrong": (_("Addresses that no letter can reach"), Weight.LEFT_OUT),
    "address-twice": (_("The same address in another spelling"), Weight.LEFT_OUT),
    "person-left": (_("People who have left, or are leaving"), Weight.LEFT_OUT),
    "has-applied": (_("Applied already, not confirmed yet"), Weight.QUESTION),
    "has-confirmed": (_("In this round already: stay as they are"), Weight.NOTE),
    "option-unknown": (_("Answers that your form does not offer"), Weight.QUESTION),
    "sector-unknown": (_("Kinds of workplace that your form does not offer"), Weight.QUESTION),
    "wish-unknown": (_("Wishes that your form does not ask"), Weight.QUESTION),
    "answer-wrong": (_("Answers that do not fit their question"), Weight.QUESTION),
    "name-wrong": (_("Names that are too long or cannot be seen"), Weight.QUESTION),
    "text-cut": (_("Texts that were cut, because they were too long"), Weight.NOTE),
}
SHEET: dict[str, Words] = {
    "address_missing": (_("Rows without an e-mail address"), Weight.LEFT_OUT),
    "row_is_no_applicant": (_("Rows that are no applications"), Weight.LEFT_OUT),
    "country_missing": (_("No country"), Weight.QUESTION),
    "country_unreadable": (_("Countries that could not be read"), Weight.QUESTION),
    "country_guessed": (_("Countries read in spite of a slip"), Weight.QUESTION),
    "languages_missing": (_("No language"), Weight.QUESTION),
    "language_unreadable": (_("Languages that could not be read"), Weight.QUESTION),
    "english_not_named": (_("English is not named"), Weight.QUESTION),
    "zone_unsure": (_("No time zone, in a country that has several"), Weight.QUESTION),
    "zone_impossible": (_("Time zones that cannot be in the country"), Weight.QUESTION),
    "zone_sign_turned": (_("Time zones with the sign turned"), Weight.QUESTION),
    "zone_unreadable": (_("Time zones that could not be read"), Weight.QUESTION),
    "wishes_contradict": (_("Wishes that contradict each other"), Weight.QUESTION),
    "wish_unreadable": (_("Wishes that could not be read"), Weight.QUESTION),
    "stage_unreadable": (_("Career stages that could not be read"), Weight.QUESTION),
    "stage_missing": (_("No career stage"), Weight.QUESTION),
    "sector_missing": (_("No kind of workplace"), Weight.QUESTION),
    "name_missing": (_("No name"), Weight.QUESTION),
    "same_name": (_("The same name with another address"), Weight.QUESTION),
    "earlier_without_names": (_("Took part before, partners not named"), Weight.QUESTION),
    "earlier_ambiguous": (_("Earlier partners whose name fits several people"), Weight.QUESTION),
    "earlier_same_country": (_("Earlier partners of the same country"), Weight.QUESTION),
    "earlier_is_oneself": (_("Own address named as an earlier partner"), Weight.QUESTION),
    "access_note": (_("Limits told in a free text"), Weight.QUESTION),
    "time_unreadable": (_("Time stamps that could not be read"), Weight.QUESTION),
    "date_order_unsure": (_("Day or month first?"), Weight.QUESTION),
    "no_time_column": (_("No column of time stamps"), Weight.QUESTION),
    "row_has_more_cells": (_("Rows with more cells than headings"), Weight.QUESTION),
    "text_encoding_assumed": (_("The file does not say how its letters are stored"), Weight.NOTE),
    "address_tidied": (_("Addresses with capitals or spaces"), Weight.NOTE),
    "double_submission": (_("Several submissions of one person"), Weight.NOTE),
    "country_respelled": (_("Other names and spellings of countries"), Weight.NOTE),
    "interests_missing": (_("No interests"), Weight.NOTE),
    "interests_too_many": (_("Very many different interests"), Weight.NOTE),
    "language_without_level": (_("Languages without a level"), Weight.NOTE),
    "language_folded": (_("Variants of languages"), Weight.NOTE),
    "zone_missing": (_("No time zone, taken from the country"), Weight.NOTE),
    "earlier_unknown": (_("Earlier partners who are not in this file"), Weight.NOTE),
    "earlier_one_sided": (_("Earlier partners named by one of the two only"), Weight.NOTE),
}
FINDINGS: dict[str, Words] = {**OWN, **SHEET}

SENTENCES: dict[str, Promise] = {
    "address-wrong": _("No letter can reach this address, so the person is left out. Please ask for another one."),
    "address-twice": _("This is the address of an earlier row, spelled in another way. The earlier row counts."),
    "person-left": _("This person has closed their account. They are not brought in again."),
    "has-applied": _(
        "This person applied already and has not confirmed yet. They stay as they are unless you tick it."
    ),
    "has-confirmed": _("This person is in this round already. Their answers stay as they are."),
    "option-unknown": _("Your form does not offer this answer. It is left out."),
    "sector-unknown": _('Your form does not offer this answer. "Another kind" is taken where your form has it.'),
    "wish-unknown": _("Your form does not ask for this wish. It is left out."),
    "answer-wrong": _("This does not fit the question. It is left out."),
    "name-wrong": _("This name is too long, or nothing of it can be seen. It is shortened or left out."),
    "text-cut": _("This is longer than your form allows. The beginning is kept."),
}
GROUPS: dict[Weight, Promise] = {
    Weight.LEFT_OUT: _("Left out"),
    Weight.QUESTION: _("Please look at these"),
    Weight.NOTE: _("Good to know"),
}
