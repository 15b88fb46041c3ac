"""Say what was unclear in sector, stage, interests and wishes, and what a free text tells of access."""

from collections.abc import Iterator

from pairloom.sheets.cleaning.notebook import Notebook
from pairloom.sheets.folding import is_placeholder, tidy_text
from pairloom.sheets.mapping import Field
from pairloom.sheets.people import Applicant, Wish
from pairloom.sheets.problems import ProblemKind

_WISHES = {
    Wish.SAME_SECTOR: "the same type of library",
    Wish.OTHER_SECTOR: "another type of library",
    Wish.SAME_STAGE: "the same career stage",
    Wish.MORE_EXPERIENCED: "somebody more experienced",
}
_CONTRADICTION = "Both {} and {} are asked for. Please ask which; until then neither counts."
_ACCESS_NOTE = "A free text tells of limits in how this person can be reached. Please ask what would help."


def tell_about_choices(
    person: Applicant, texts: dict[Field, str], unread_wishes: tuple[str, ...], notebook: Notebook
) -> None:
    """Say what was unclear in sector, stage, interests and wishes, and what a free text tells of access."""
    wished = tidy_text(texts.get(Field.WISHES, ""))
    said = [
        *_describe_empty_choices(person, texts),
        *(
            (ProblemKind.WISH_UNREADABLE, Field.WISHES, f"The wish “{wish}” could not be read and is not used.", wish)
            for wish in unread_wishes
        ),
        *(
            (
                ProblemKind.WISHES_CONTRADICT,
                Field.WISHES,
                _CONTRADICTION.format(_WISHES[first], _WISHES[second]),
                wished,
            )
            for first, second in person.contradictions
        ),
    ]
    if person.has_access_note:
        found = tidy_text(f"{person.about} {person.learn}")
        said.append((ProblemKind.ACCESS_NOTE, Field.ABOUT, _ACCESS_NOTE, found))
    for kind, field, sentence, found in said:
        notebook.write(kind, sentence, row=person.row, number=person.number, field=field, found=found)


def _describe_empty_choices(
    person: Applicant, texts: dict[Field, str]
) -> Iterator[tuple[ProblemKind, Field, str, str]]:
    if Field.SECTOR in texts and not person.sector:
        yield ProblemKind.SECTOR_MISSING, Field.SECTOR, "There is no kind of library.", ""
    if Field.STAGE in texts and person.stage is None:
        written = tidy_text(texts[Field.STAGE])
        if is_placeholder(written):
            yield ProblemKind.STAGE_MISSING, Field.STAGE, "There is no career stage.", written
        else:
            sentence = f"The career stage “{written}” could not be read."
            yield ProblemKind.STAGE_UNREADABLE, Field.STAGE, sentence, written
    if Field.INTERESTS in texts and not person.interests:
        written = tidy_text(texts[Field.INTERESTS])
        sentence = f"“{written}” names no interest." if written else "No interests are named."
        yield ProblemKind.INTERESTS_MISSING, Field.INTERESTS, sentence, written
