"""Encode people as the columns of codes, flags and masks that the engine reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairloom.domain.pairs.engine import names
from pairloom.domain.pairs.engine.criteria import list_asks, list_choices, list_wishes
from pairloom.domain.pairs.engine.plans import list_ruled
from pairloom.domain.pairs.engine.reading import Person, list_own_languages
from pairloom.domain.programs.catalogue import Form, Question
from pairloom.domain.programs.states import QuestionKind, Use

WORD = 64
HIGHEST_CODE = 32_767
Codes: TypeAlias = NDArray[np.int16]
Flags: TypeAlias = NDArray[np.bool_]
Masks: TypeAlias = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Hold what codes stand for: code k is item k of a list; zones are given as zone -> code."""

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    languages: tuple[str, ...]
    zones: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold the columns of some people; names are those of `names`."""

    codes: dict[str, Codes]
    flags: dict[str, Flags]
    masks: dict[str, Masks]


def encode_people(people: Sequence[Person], form: Form, vocabulary: Vocabulary, *, first: int = 0) -> Columns:
    """Encode people by a form; `first` is the row of the pool that the first of them has."""
    return Columns(
        codes=_encode_codes(people, form, vocabulary, first),
        flags=_encode_flags(people, form),
        masks=_encode_masks(people, form, vocabulary),
    )


def _encode_codes(people: Sequence[Person], form: Form, vocabulary: Vocabulary, first: int) -> dict[str, Codes]:
    choices = [question for question in form.questions if question.kind in {QuestionKind.CHOICE, QuestionKind.SCALE}]
    return {
        names.COUNTRY: _encode([person.country for person in people], vocabulary.countries),
        names.REGION: _encode([person.region for person in people], vocabulary.regions),
        names.ZONE: np.array([vocabulary.zones.get(person.zone, -1) for person in people], np.int16),
        names.FIRST_TIMER: np.array([not person.is_returner for person in people], np.int16),
        **{names.name_column(question): _encode_choice(people, question) for question in choices},
        **{
            names.name_rule(question): _tell_apart(_encode_choice(people, question), question, first)
            for question in list_ruled(form, Use.MUST_DIFFER)
        },
    }


def _encode(values: Iterable[str], items: Sequence[str]) -> Codes:
    """Encode what is in a list; what is not gets the first code after it, so that it differs from all of it."""
    codes = {item: code for code, item in enumerate(items)} | {"": -1}
    return np.array([codes.get(value, len(items)) for value in values], np.int16)


def _encode_choice(people: Sequence[Person], question: Question) -> Codes:
    codes = {option.code: code for code, option in enumerate(list_choices(question))}
    answers = (person.answers.get(question.name) for person in people)
    return np.array([codes.get(answer, -1) if isinstance(answer, str) else -1 for answer in answers], np.int16)


def _tell_apart(codes: Codes, question: Question, first: int) -> Codes:
    """Give everybody without an answer a code of their own: they differ from all, so the rule fits them."""
    least = len(question.options)
    own = least + np.arange(first, first + len(codes)) % (HIGHEST_CODE - least)
    return np.where(codes >= 0, codes, own).astype(np.int16)


def _encode_flags(people: Sequence[Person], form: Form) -> dict[str, Flags]:
    flags = {names.LETTERS: np.array([person.prefers_letters for person in people], np.bool_)}
    for wish in list_wishes(form):
        for ask in list_asks(wish):
            name = names.name_flag(names.name_wish(wish, ask))
            asked = np.array([person.answers.get(wish.name) == ask.value for person in people], np.bool_)
            flags[name] = flags.get(name, np.zeros(len(people), np.bool_)) | asked
    return flags


def _encode_masks(people: Sequence[Person], form: Form, vocabulary: Vocabulary) -> dict[str, Masks]:
    masks = {
        names.name_column(question): _mask_choices(people, question)
        for question in form.questions
        if question.kind is QuestionKind.SEVERAL
    }
    for question in list_ruled(form, Use.MUST_SHARE):
        masks[names.name_rule(question)] = _fill(_mask_choices(people, question))
    for least, name in enumerate(names.LEVELS, start=1):
        spoken = [[code for code, level in person.languages.items() if level >= least] for person in people]
        masks[name] = mask_items(spoken, vocabulary.languages)
    own = [list_own_languages(person.languages) for person in people]
    return {**masks, names.OWN_LANGUAGES: mask_items(own, vocabulary.languages)}


def _mask_choices(people: Sequence[Person], question: Question) -> Masks:
    """Mask the chosen options; the engine counts 64 at most, so those beyond are left out."""
    items = [option.code for option in list_choices(question)][:WORD]
    return mask_items([_list_chosen(person.answers.get(question.name)) for person in people], items)


def _list_chosen(answer: object) -> list[str]:
    if isinstance(answer, str):
        return [answer]
    return [code for code in answer if isinstance(code, str)] if isinstance(answer, list) else []


def _fill(masks: Masks) -> Masks:
    """Let who has chosen nothing, or has no preference, share with everybody."""
    return np.where(masks == 0, ~np.uint64(0), masks)


def mask_items(choices: Sequence[Iterable[str]], items: Sequence[str]) -> Masks:
    """Set bit k % 64 of word k // 64 for each chosen item k: uint64[people, words]; other items are left out."""
    places = {item: place for place, item in enumerate(items)}
    masks = np.zeros((len(choices), max(1, -(-len(items) // WORD))), np.uint64)
    bits = ((row, places[item]) for row, chosen in enumerate(choices) for item in chosen if item in places)
    for row, place in bits:
        masks[row, place // WORD] |= np.uint64(1 << place % WORD)
    return masks
