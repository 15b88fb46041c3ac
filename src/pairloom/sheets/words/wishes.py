"""Say wishes, met and missed, to the one person who has them."""

from collections.abc import Sequence
from dataclasses import dataclass

from pairloom.sheets.answers.languages import name_language
from pairloom.sheets.people import Applicant, Level
from pairloom.sheets.words.listing import join_words
from pairloom.sheets.words.names import STAGES, Names

HOPES = {
    "same_sector": "works in the same type of library",
    "other_sector": "works in another type of library",
    "same_stage": "is at the same stage of the career",
    "more_experienced": "has more experience",
    "same_interests": "shares your interests",
    "my_language": "speaks your language",
}
SORRY = "We could not do that this time; we are sorry."
_PLACES = {
    "public": "a public library",
    "academic": "an academic library",
    "school": "a school library",
    "special": "a special library",
    "national": "a national library",
    "archive": "an archive",
    "museum": "a museum",
}


@dataclass(frozen=True)
class Wishes:
    """Hold what became of one person's wishes, by the plan's names for them."""

    met: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    impossible: tuple[str, ...] = ()


def say_wishes(wishes: Wishes, reader: Applicant, partners: Sequence[Applicant], names: Names) -> tuple[str, ...]:
    """Say each wish of the reader; a wish for shared interests that is met was already told with the interests."""
    met = [_say_met(name, reader, partners, names) for name in wishes.met if name != "same_interests"]
    return (*met, *_say_missed(wishes.missed, reader), *_say_impossible(wishes.impossible, reader))


def say_hope(name: str, reader: Applicant) -> str:
    """Say what somebody hoped for, after "a partner who"."""
    if name == "my_language" and (own := list_own_languages(reader)):
        return f"speaks {join_words(own, last='or')}"
    return HOPES.get(name, f"fits your wish “{name.replace('_', ' ')}”")


def list_own_languages(reader: Applicant) -> list[str]:
    """List the languages somebody means by "my language": native ones, else all but English."""
    native = [code for code, level in reader.languages.items() if level == Level.NATIVE]
    return [name_language(code) for code in native or [code for code in reader.languages if code != "en"]]


def _say_met(name: str, reader: Applicant, partners: Sequence[Applicant], names: Names) -> str:
    if name in ("same_sector", "other_sector"):
        return _say_met_sector(name, reader, partners, names)
    if name in ("same_stage", "more_experienced"):
        return _say_met_stage(name, reader, partners)
    if name == "my_language":
        return _say_met_language(reader, partners)
    return f"You hoped for a partner who {say_hope(name, reader)}: you have one."


def _say_met_sector(name: str, reader: Applicant, partners: Sequence[Applicant], names: Names) -> str:
    wants_same = name == "same_sector"
    partner = next((one for one in partners if (one.sector == reader.sector) is wants_same), partners[0])
    hoped = (
        "You wanted a partner in the same type of library"
        if wants_same
        else "You wanted to see another type of library"
    )
    place = _PLACES.get(partner.sector) or _read_place(names.name_sector(partner.sector))
    who = "you both" if wants_same else "your partner"
    if not place:
        return f"{hoped}: {who} answered “{names.name_sector(partner.sector)}”."
    return f"{hoped}: {who} work{'' if wants_same else 's'} in {place}."


def _read_place(label: str) -> str:
    """Read an answer such as "Special / law library" as a place to work in; empty when it is no library."""
    words = [word.strip().lower() for word in label.split("/")]
    if not words[-1].endswith("library") or "" in words:
        return ""
    article = "an" if words[0][0] in "aeiou" else "a"
    return f"{article} {join_words(words, last='or')}"


def _say_met_stage(name: str, reader: Applicant, partners: Sequence[Applicant]) -> str:
    if name == "more_experienced":
        if any(one.stage is not None and reader.stage is not None and one.stage > reader.stage for one in partners):
            return "You wanted a partner with more experience: your partner is at a later stage of the career."
        return "You wanted a partner with a lot of experience: you both have that."
    partner = next((one for one in partners if one.stage == reader.stage), partners[0])
    if partner.stage is None or partner.stage != reader.stage:
        return "You wanted a partner at the same stage of the career: your partner is only one stage away."
    both = "both students" if partner.stage == 0 else f"both {STAGES[partner.stage]}"
    return f"You wanted a partner at the same stage of the career: you are {both}."


def _say_met_language(reader: Applicant, partners: Sequence[Applicant]) -> str:
    own = list_own_languages(reader)
    spoken = {name_language(code) for partner in partners for code in partner.languages}
    shared = [language for language in own if language in spoken]
    return f"You hoped for a partner who speaks {join_words(shared or own)}: your partner does."


def _say_missed(missed: Sequence[str], reader: Applicant) -> list[str]:
    if not missed:
        return []
    hopes = join_words([say_hope(name, reader) for name in missed])
    return [f"You hoped for a partner who {hopes}. {SORRY}"]


def _say_impossible(impossible: Sequence[str], reader: Applicant) -> list[str]:
    if not impossible:
        return []
    hopes = join_words([say_hope(name, reader) for name in impossible])
    instead = "Nobody in this round could do that for you, so we looked at everything else you told us."
    return [f"You hoped for a partner who {hopes}. {instead}"]
