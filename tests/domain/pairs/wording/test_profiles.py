"""Who a partner is, and how to reach them."""

from pairloom.domain.pairs.wording import say_contact, say_profile
from tests.domain.pairs.wording.sides import hide, make_amina, make_wanjiru


def test_a_partner_is_shown_with_what_they_agreed_to_show() -> None:
    assert say_profile(make_amina()) == [
        "Amina Diallo",
        "Dakar, Senegal",
        "Works in: public library",
        "Career: early career",
        "Interests: digital divide, marketing and special collections",
        "In their own words: I run a small branch near the port. We have 4,000 books and one very old cat.",
        "Wants to learn: How others keep teenagers coming back",
        "Likes to talk: in the morning and at the weekend",
    ]


def test_without_consent_only_the_country_is_shown() -> None:
    assert say_profile(hide(make_amina())) == [
        "Your partner in Senegal",
        "We may not tell you more: your partner has not agreed to it. You will hear the rest from each other.",
    ]


def test_long_words_are_cut_and_make_no_links() -> None:
    told = {"about": "Read\nwin-prizes.example " + "x" * 2_000, "hours": ["letters"]}
    assert say_profile(make_amina(name="", answers=told), longest=40) == [
        "Your partner",
        "Senegal",
        "In their own words: Read win-prizes.\u2060example " + "x" * 15 + "…",
    ]


def test_partners_get_each_others_address() -> None:
    assert say_contact(make_amina(), [make_wanjiru()]) == [
        "Please write within three days. The address: wanjiru@example.org"
    ]
    assert say_contact(make_amina(), [make_wanjiru(), make_amina(address="l@example.org")]) == [
        "Please write within three days. The addresses: wanjiru@example.org, l@example.org"
    ]


def test_who_must_begin_is_said_where_an_address_may_not_be_passed_on() -> None:
    open_, hidden = make_wanjiru(), hide(make_wanjiru())
    assert say_contact(make_amina(shares=False), [open_])[1:] == [
        "You did not agree that we pass on your address, so you are the one who can begin.",
        "Or share your name, address and answers by one press on your page: the link is below.",
    ]
    assert say_contact(make_amina(), [hidden]) == [
        (
            "We may not pass on the address of your partner in Kenya, who has yours and was asked to write first. "
            "If nothing has come after a week, answer this letter."
        )
    ]
    assert say_contact(make_amina(shares=False), [hidden])[0].startswith("Neither you nor your partner in Kenya agreed")
