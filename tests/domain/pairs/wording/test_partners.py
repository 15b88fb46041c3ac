"""Why two go together, as each of them reads it."""

from pairloom.domain.pairs.wording import ask_first_question, say_match, say_match_of_three
from tests.domain.pairs.introductions import facts
from tests.domain.pairs.wording.sides import hide, make_amina, make_wanjiru

SHARED = {"interests": ["digital-divide", "marketing"]}
NEVER = ("rank", "score", "basic", "rel", "900", "hard")
PLAIN = ["You live in different countries, you share a language, and both of you want to learn from each other."]


def test_both_read_what_they_share_and_each_the_own_wishes() -> None:
    amina, wanjiru = make_amina(), make_wanjiru()
    hers = facts(shared=SHARED, met=[["wish_sector", "different"]])
    theirs = facts(shared=SHARED, missed=[["wish_language", "mine"]])
    both = "You both care about this: digital divide and marketing."
    assert say_match(hers, reader=amina, partner=wanjiru) == [
        both,
        "You wanted to see another kind of workplace. That of your partner: academic library.",
    ]
    assert say_match(theirs, reader=wanjiru, partner=amina) == [
        both,
        (
            "You hoped for a partner who speaks your language. We could not do that this time, and we are sorry. "
            "Short sentences and e-mail help when a language is new."
        ),
    ]


def test_who_shares_nothing_reads_what_each_cares_about() -> None:
    amina, wanjiru = make_amina(), make_wanjiru(answers={"interests": ["spaces"]})
    assert say_match(facts(), reader=amina, partner=wanjiru) == [
        (
            "You care about digital divide, marketing and special collections, your partner about library spaces: "
            "each of you has something new for the other."
        )
    ]
    silent = make_amina(answers={})
    assert say_match(facts(), reader=silent, partner=wanjiru) == [
        "Your partner cares about library spaces. Ask about that!"
    ]
    assert say_match(facts(), reader=wanjiru, partner=silent) == [
        "You care about library spaces. Tell your partner why!"
    ]


def test_where_nothing_is_known_both_get_the_same_first_question() -> None:
    one, other = make_amina(answers={}), make_wanjiru(answers={})
    said = say_match(facts(thin=["interests"]), reader=one, partner=other)
    assert said == [
        (
            "We do not know yet what the two of you care about most. Here is a question to begin with: "
            "What would you show a guest first in the place where you work?"
        )
    ]
    assert say_match(facts(), reader=other, partner=one) == said
    assert ask_first_question(one, other) in said[0]


def test_nothing_is_said_about_somebody_who_has_not_agreed_to_share() -> None:
    said = say_match(
        facts(shared=SHARED, met=[["wish_sector", "different"]]), reader=make_amina(), partner=hide(make_wanjiru())
    )
    assert said == PLAIN


def test_ranks_and_missed_wishes_of_the_partner_are_never_said() -> None:
    told = facts(
        shared=SHARED,
        met=[["wish_stage", "more"]],
        missed=[["wish_sector", "same"]],
        languages=[["en", "basic", "good"]],
    )
    said = " ".join(say_match(told, reader=make_amina(), partner=make_wanjiru()))
    assert [word for word in NEVER if word in said] == []


def test_three_read_what_all_share_first_and_then_what_only_two_do() -> None:
    amina, wanjiru = make_amina(), make_wanjiru()
    third = make_wanjiru(number=3, name="Linh Tran", answers={"interests": ["marketing"]})
    told = {2: facts(shared=SHARED), 3: facts(shared={"interests": ["marketing"]})}
    assert say_match_of_three(told, reader=amina, partners=[wanjiru, third]) == [
        "All three of you care about this: marketing.",
        "Wanjiru Kamau: You both care about this: digital divide.",
    ]


def test_three_who_share_nothing_all_together_read_about_each() -> None:
    third = hide(make_wanjiru(number=3))
    told = {2: facts(shared=SHARED), 3: facts(shared=SHARED)}
    assert say_match_of_three(told, reader=make_amina(), partners=[make_wanjiru(), third]) == [
        "Wanjiru Kamau: You both care about this: digital divide and marketing.",
        f"your partner in Kenya: {PLAIN[0]}",
    ]


def test_nobody_is_sorry_for_a_wish_that_one_of_two_partners_meets() -> None:
    third = make_wanjiru(number=3, name="Linh Tran")
    wish = ["wish_stage", "more"]
    told = {2: facts(shared=SHARED, met=[wish]), 3: facts(shared=SHARED, missed=[wish, ["wish_sector", "same"]])}
    first, second, third_said = say_match_of_three(told, reader=make_amina(), partners=[make_wanjiru(), third])
    assert ("All three" in first, "further along in the career, and so it is" in second) == (True, True)
    assert ("further along" in third_said, "same kind of workplace" in third_said) == (False, True)


def test_other_questions_are_said_by_their_words() -> None:
    said = say_match(facts(shared={"sector": ["public"], "gone": ["x"]}), reader=make_amina(), partner=make_wanjiru())
    assert said[0] == "You gave the same answer to “In what kind of library do you work?”: public library."
