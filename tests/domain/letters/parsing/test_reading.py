import pytest

from pairloom.domain.letters.parsing.reading import ReadMail, read_mail
from pairloom.domain.letters.states import IncomingKind
from tests.domain.letters.parsing.corpus.answers import AMINA, ANSWERS, REPLY, REPLY_IN_HTML, REPLY_TO
from tests.domain.letters.parsing.corpus.bounces import BOUNCES
from tests.domain.letters.parsing.corpus.hostile import DEEP, EMPTY, HOSTILE, NULS
from tests.domain.letters.parsing.corpus.sample import Sample

SAMPLES = (*BOUNCES, *ANSWERS)


@pytest.mark.parametrize("sample", SAMPLES, ids=[each.name for each in SAMPLES])
def test_each_mail_of_the_corpus_is_read_as_what_it_is(sample: Sample) -> None:
    read = read_mail(sample.raw, envelope_from=sample.envelope_from)
    assert (read.kind, read.status, read.is_hard) == (sample.kind, sample.status, sample.is_hard)


def test_all_of_a_reply_is_read() -> None:
    read = read_mail(REPLY, envelope_from=AMINA)
    assert read == ReadMail(
        kind=IncomingKind.REPLY,
        message_id=read.message_id,
        sender=AMINA,
        subject="Re: Your partner",
        text="Yes, with pleasure! Tuesday is fine.\n\nAmina",
        addressees=[REPLY_TO],
    )


def test_a_reply_in_html_is_read_without_its_quotation() -> None:
    assert read_mail(REPLY_IN_HTML, envelope_from=AMINA).text == "Yes & thanks"


def test_nuls_are_left_out() -> None:
    assert "\x00" not in read_mail(NULS, envelope_from="").text + read_mail(NULS, envelope_from="").subject


def test_an_empty_mail_is_a_reply_that_says_nothing() -> None:
    assert read_mail(EMPTY, envelope_from="") == ReadMail(kind=IncomingKind.REPLY)


@pytest.mark.parametrize("name", sorted(set(HOSTILE) - {"1,000 deep"}))
def test_all_hostile_mails_but_one_are_read(name: str) -> None:
    assert isinstance(read_mail(HOSTILE[name], envelope_from=""), ReadMail)


def test_python_cannot_parse_a_thousand_levels() -> None:
    with pytest.raises(RecursionError):
        read_mail(DEEP, envelope_from="")
