"""Carry one claimed letter to the relay and write what came of it."""

import ssl
import time
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import structlog
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection

from pairloom.domain.letters.delivery import ending, relay
from pairloom.domain.letters.delivery.claim import Claimed
from pairloom.domain.letters.delivery.message import Abilities, Message, build_message
from pairloom.domain.letters.delivery.smtp import Connection, RelayFault, read_relay
from pairloom.domain.letters.delivery.steps import reach
from pairloom.domain.letters.errors import FencedOff, LetterMalformed
from pairloom.domain.letters.models import Letter
from pairloom.domain.letters.rules.answers import BEFORE_LETTERS, Answer, Meaning, Verb, name_fault, read_answer

log = structlog.get_logger()

LETTERS_A_CONNECTION = 100
DATABASE_PATIENCE = 120
"""Seconds for which an outcome is kept in mind while the database is away; later the lease's rules decide."""
_DATABASE_AWAY = (OperationalError, InterfaceError)
_BEGUN = frozenset({Meaning.LATER, Meaning.UNKNOWN, Meaning.OUR_FAULT})


class Courier:
    """One worker's way to the relay, over one connection that is used again."""

    def __init__(self, *, tell_time: Callable[[], datetime]) -> None:
        self._tell_time = tell_time
        self._is_well = True
        self._connection = Connection(
            read_relay(settings.MAIL_RELAY),
            name=settings.MAIL_DOMAIN,
            patience=settings.MAIL_PATIENCE,
            encryption=trust_relay(),
        )

    def carry(self, claimed: Claimed) -> bool:
        """Carry one letter; whatever the relay does, the outbox knows afterwards. False when the relay had a fault."""
        letter = claimed.letter
        if settings.MAIL_SENDING == "shown":
            self._keep(lambda: ending.end_shown(letter, now=self._tell_time()))
            return True
        self._is_well = True
        self._carry(letter, is_mending=claimed.is_mending)
        return self._is_well and not claimed.is_mending

    def close(self) -> None:
        """Hang up."""
        self._connection.close()

    def _carry(self, letter: Letter, *, is_mending: bool) -> None:
        try:
            answer = self._hand_over(letter)
        except LetterMalformed as malformed:
            fault = malformed.fault
            self._keep(lambda: ending.end_malformed(letter, fault=fault, now=self._tell_time()))
        except FencedOff:
            log.warning("letter.fenced-off", letter=letter.pk)
        except RelayFault as caught:
            refusal = caught
            self._follow_fault(letter, refusal.answer, is_mending=is_mending)
            if refusal.is_open:
                self._connection.reset()
        except _DATABASE_AWAY as error:
            log.exception("letter.mark-failed", letter=letter.pk)
            self._keep(lambda: ending.release_untried(letter, fault="database-away"), after=error)
        else:
            self._follow_answer(letter, answer, is_mending=is_mending)

    def _hand_over(self, letter: Letter) -> Answer:
        """Hand a letter over; a connection that went stale since the last letter is opened anew, once."""
        self._connect()
        message = self._build(letter)
        try:
            return self._say(letter, message)
        except RelayFault as fault:
            is_stale = self._connection.letters > 0 and fault.answer.verb == Verb.SENDER and not fault.is_open
            if not is_stale:
                raise
            log.info("relay.reconnects")
        self._connection.open()
        return self._say(letter, message)

    def _connect(self) -> None:
        """Have a connection that is open and not too old."""
        if self._connection.letters >= LETTERS_A_CONNECTION:
            self._connection.close()
        if not self._connection.is_open:
            self._connection.open()

    def _build(self, letter: Letter) -> Message:
        offers = self._connection.offers
        abilities = Abilities(utf8=offers("smtputf8"), eight_bits=offers("8bitmime"))
        message = build_message(letter, now=self._tell_time(), relay=abilities)
        reach("message-built")
        return message

    def _say(self, letter: Letter, message: Message) -> Answer:
        return self._connection.hand_over(
            message.envelope, message.raw, mark=lambda: ending.mark_handed(letter, now=self._tell_time())
        )

    def _follow_answer(self, letter: Letter, answer: Answer, *, is_mending: bool) -> None:
        """Follow the answer to the final dot."""
        meaning = read_answer(answer)
        if meaning == Meaning.ACCEPTED:
            self._keep(lambda: ending.end_sent(letter, now=self._tell_time()))
            self._note(meaning, answer, is_mending=is_mending)
        elif meaning == Meaning.UNKNOWN:
            self._keep(lambda: ending.end_unsure(letter, fault=name_fault(answer), now=self._tell_time()))
            self._note(meaning, answer, is_mending=is_mending)
        else:
            self._follow_fault(letter, answer, is_mending=is_mending)

    def _follow_fault(self, letter: Letter, answer: Answer, *, is_mending: bool) -> None:
        """Follow a no: this letter waits, ends, or does not count as tried when the relay never heard of it."""
        reach("refusal-read")
        meaning, fault = read_answer(answer), name_fault(answer)
        if answer.verb in BEFORE_LETTERS:
            meaning = Meaning.OUR_FAULT
            self._keep(lambda: ending.release_untried(letter, fault=fault))
        elif meaning in _BEGUN:
            self._keep(lambda: ending.put_back(letter, fault=fault, now=self._tell_time()))
        else:
            is_dead = meaning == Meaning.RECIPIENT_REFUSED
            self._keep(lambda: ending.end_refused(letter, fault=fault, is_address_dead=is_dead, now=self._tell_time()))
        self._note(meaning, answer, is_mending=is_mending)

    def _note(self, meaning: Meaning, answer: Answer, *, is_mending: bool) -> None:
        """Tell the breaker; a good answer needs no word where there was no fault."""
        now = self._tell_time()
        if meaning in _BEGUN:
            self._is_well = False
            self._keep(lambda: relay.note_fault(meaning, fault=name_fault(answer), now=now))
        elif is_mending:
            self._keep(lambda: relay.note_success(now=now))

    def _keep(self, write: Callable[[], None], *, after: Exception | None = None) -> None:
        """Write an outcome, again and again while the database is away: nobody else knows it."""
        deadline = time.monotonic() + DATABASE_PATIENCE
        pause = 0.1
        failed = after
        while True:
            if failed is not None:
                if connection.in_atomic_block or time.monotonic() > deadline:
                    raise failed
                connection.close()
                time.sleep(pause)
                pause = min(pause * 2, 5)
            try:
                return write()
            except _DATABASE_AWAY as error:
                log.warning("outcome.waits-for-database", fault=type(error).__name__)
                failed = error


@lru_cache(maxsize=1)
def trust_relay() -> ssl.SSLContext:
    """Make the encryption that letters to the relay use: its certificate must be good; loading it takes a while."""
    return ssl.create_default_context(cafile=settings.MAIL_RELAY_CERTIFICATES or None)
