"""The sections of a letter of introduction."""

from datetime import date

from pairloom.domain.pairs.wording import Days
from pairloom.domain.pairs.wording.introductions import LONGEST, say_introduction, say_introduction_of_three
from tests.domain.pairs.introductions import facts
from tests.domain.pairs.wording.sides import make_amina, make_wanjiru
from tests.makers import NOW

DAYS = Days(date(2026, 4, 10), date(2026, 8, 10), (8, 20))


def test_a_pair_gets_five_sections() -> None:
    said = say_introduction({2: facts()}, make_amina(), [make_wanjiru()], DAYS, by_letters=False, now=NOW)
    assert list(said) == ["partner", "why", "talking", "contact", "questions"]
    assert said["partner"].split("\n")[:2] == ["Wanjiru Kamau", "Kisumu, Kenya"]
    assert said["talking"].startswith("You can both use English.\nWhile we write this, it is")


def test_three_get_a_part_for_each_partner_and_no_section_is_too_long() -> None:
    wordy = {question.name: "word " * 400 for question in make_amina().form.questions}
    partners = [make_wanjiru(), make_wanjiru(number=3, name="Linh Tran", answers=wordy)]
    said = say_introduction_of_three({2: facts(), 3: facts()}, make_amina(), partners, DAYS, by_letters=False, now=NOW)
    assert list(said) == ["partners", "why", "talking", "contact", "questions"]
    assert "\n\nLinh Tran\n" in said["partners"]
    assert max(map(len, said.values())) <= LONGEST
