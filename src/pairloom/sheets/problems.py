"""Hold what a reader of a sheet could not take as it stands, each with its row and a sentence."""

from dataclasses import dataclass
from enum import Enum, StrEnum


class Weight(StrEnum):
    """Say what a problem does."""

    LEFT_OUT = "left out"  # the person, the row or a part of it is not used until somebody answers
    QUESTION = "question"  # it is used in the likeliest or safest way; please ask
    NOTE = "note"  # it was put right, or only worth knowing


class ProblemKind(Enum):
    """Name each kind of problem: its code, what it does, and a heading in plain words."""

    ROW_IS_NO_APPLICANT = ("row_is_no_applicant", Weight.NOTE, "Rows that are no applicants")
    ROW_HAS_MORE_CELLS = ("row_has_more_cells", Weight.QUESTION, "Rows with more cells than headings")
    TEXT_ENCODING_ASSUMED = ("text_encoding_assumed", Weight.NOTE, "The file does not say how its letters are stored")
    NO_TIME_COLUMN = ("no_time_column", Weight.QUESTION, "No column of time stamps")
    TIME_UNREADABLE = ("time_unreadable", Weight.QUESTION, "Time stamps that could not be read")
    DATE_ORDER_UNSURE = ("date_order_unsure", Weight.QUESTION, "Day or month first?")
    ADDRESS_MISSING = ("address_missing", Weight.LEFT_OUT, "No e-mail address that can be read")
    ADDRESS_TIDIED = ("address_tidied", Weight.NOTE, "Addresses with capitals or spaces")
    DOUBLE_SUBMISSION = ("double_submission", Weight.NOTE, "Several submissions of one person")
    SAME_NAME = ("same_name", Weight.QUESTION, "The same name with another address")
    NAME_MISSING = ("name_missing", Weight.QUESTION, "No name")
    COUNTRY_MISSING = ("country_missing", Weight.LEFT_OUT, "No country")
    COUNTRY_UNREADABLE = ("country_unreadable", Weight.LEFT_OUT, "Countries that could not be read")
    COUNTRY_GUESSED = ("country_guessed", Weight.QUESTION, "Countries read in spite of a slip")
    COUNTRY_RESPELLED = ("country_respelled", Weight.NOTE, "Other names and spellings of countries")
    SECTOR_MISSING = ("sector_missing", Weight.QUESTION, "No kind of library")
    STAGE_MISSING = ("stage_missing", Weight.QUESTION, "No career stage")
    STAGE_UNREADABLE = ("stage_unreadable", Weight.QUESTION, "Career stages that could not be read")
    INTERESTS_MISSING = ("interests_missing", Weight.NOTE, "No interests")
    INTERESTS_TOO_MANY = ("interests_too_many", Weight.NOTE, "More different interests than can be told apart")
    LANGUAGES_MISSING = ("languages_missing", Weight.LEFT_OUT, "No language")
    LANGUAGE_UNREADABLE = ("language_unreadable", Weight.QUESTION, "Languages that could not be read")
    LANGUAGE_WITHOUT_LEVEL = ("language_without_level", Weight.NOTE, "Languages without a level")
    LANGUAGE_FOLDED = ("language_folded", Weight.NOTE, "Variants of languages and codes")
    ENGLISH_NOT_NAMED = ("english_not_named", Weight.QUESTION, "English is not named")
    ZONE_MISSING = ("zone_missing", Weight.NOTE, "No time zone, taken from the country")
    ZONE_UNSURE = ("zone_unsure", Weight.QUESTION, "No time zone in a country that has several")
    ZONE_IMPOSSIBLE = ("zone_impossible", Weight.QUESTION, "Time zones that cannot be in the country")
    ZONE_SIGN_TURNED = ("zone_sign_turned", Weight.QUESTION, "Time zones with the sign turned")
    ZONE_UNREADABLE = ("zone_unreadable", Weight.QUESTION, "Time zones that could not be read")
    WISH_UNREADABLE = ("wish_unreadable", Weight.QUESTION, "Wishes that could not be read")
    WISHES_CONTRADICT = ("wishes_contradict", Weight.QUESTION, "Wishes that contradict each other")
    EARLIER_WITHOUT_NAMES = ("earlier_without_names", Weight.QUESTION, "Took part before, partners not named")
    EARLIER_UNKNOWN = ("earlier_unknown", Weight.NOTE, "Earlier partners who are not in this sheet")
    EARLIER_AMBIGUOUS = ("earlier_ambiguous", Weight.QUESTION, "Earlier partners whose name fits several people")
    EARLIER_ONE_SIDED = ("earlier_one_sided", Weight.NOTE, "Earlier partners named by one of the two only")
    EARLIER_SAME_COUNTRY = ("earlier_same_country", Weight.QUESTION, "Earlier partners of the same country")
    EARLIER_IS_ONESELF = ("earlier_is_oneself", Weight.QUESTION, "Own address named as an earlier partner")
    ACCESS_NOTE = ("access_note", Weight.QUESTION, "Access limits told in a free text")

    def __init__(self, code: str, weight: Weight, heading: str) -> None:
        self.code = code
        self.weight = weight
        self.heading = heading


@dataclass(frozen=True, slots=True)
class Problem:
    """Hold one finding: where it is, what was found, what was done and what to ask."""

    kind: ProblemKind
    row: int | None  # row of the file, 1 is its first; None when it is about the whole file
    number: int | None  # the applicant's number; None when the row is nobody's
    column: str
    found: str
    sentence: str
    suggestions: tuple[str, ...] = ()
