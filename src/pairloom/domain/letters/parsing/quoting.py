"""Cut the quoted mail off a reply, so that what a person wrote anew is left. Linear in the length of the text."""

from itertools import takewhile

from pairloom.domain.letters.parsing.phrases import (
    ATTRIBUTION_ENDS,
    ATTRIBUTION_VERBS,
    ORIGINAL_MARKS,
    SENDER_LABELS,
    SENT_LABELS,
)

RULES = "-_=* \u200e\u200f\u202a\u202c"
LOOKS_AHEAD = 3
LONGEST_END = 300
LONGEST_ATTRIBUTION = 3


def cut_quoted(text: str) -> str:
    """Give the part of a reply above the mail that it answers and above the signature.

    A reply below or between the quoted lines is given without those lines. Where nothing else is left, the text is
    given whole: better too much than to lose what somebody wrote.
    """
    lines = text.split("\n")
    above = lines[: find_end(lines)]
    written = [line for line in without_attributions(above) if not is_quoted(line)]
    return "\n".join(written).strip() or text.strip()


def find_end(lines: list[str]) -> int:
    """Find the line where the quoted mail or the signature begins; past the last line where there is none."""
    last_quoted = max((number for number, line in enumerate(lines) if is_quoted(line)), default=-1)
    last_written = max(
        (number for number, line in enumerate(lines) if line.strip() and not is_quoted(line)), default=-1
    )
    for number, line in enumerate(lines):
        if line.rstrip("\r\n") in {"-- ", "--"} or is_original_mark(line) or is_header_block(lines, number):
            return number
        follows = find_attribution_end(lines, number)
        if follows and (last_quoted < follows or last_written < follows):
            return number
    return len(lines)


def without_attributions(lines: list[str]) -> list[str]:
    """Leave out the lines that introduce a quotation in the middle."""
    return [line for number, line in enumerate(lines) if not introduces_quotation(lines, number)]


def introduces_quotation(lines: list[str], number: int) -> bool:
    """Tell whether a line is like "On Monday Ada wrote:" and quoted lines follow."""
    following = [line for line in lines[number + 1 : number + 1 + LOOKS_AHEAD] if line.strip()]
    return ends_attribution(lines[number]) and bool(following) and is_quoted(following[0])


def is_quoted(line: str) -> bool:
    """Tell whether a line is quoted with the usual sign."""
    return line.lstrip().startswith(">")


def is_original_mark(line: str) -> bool:
    """Tell whether a line is like "-----Original Message-----" or the rule that Outlook draws."""
    bare = line.strip().lower()
    if len(bare) >= 20 and not bare.strip("_"):
        return True
    return bare[:1] in {"-", "_", "*"} and bare.strip(RULES) in ORIGINAL_MARKS


def is_header_block(lines: list[str], number: int) -> bool:
    """Tell whether quoted headers begin here: a sender, and a date or a receiver soon after it."""
    if not start_of(lines[number]).startswith(SENDER_LABELS):
        return False
    return any(start_of(line).startswith(SENT_LABELS) for line in lines[number + 1 : number + 1 + LOOKS_AHEAD])


def start_of(line: str) -> str:
    """Give the start of a line without marks of bold text."""
    return line.lstrip(RULES)[:40].replace("*", "").lower()


def find_attribution_end(lines: list[str], number: int) -> int:
    """Find the line after one like "On Monday Ada <ada@...> wrote:", which may take three lines; 0 where none is."""
    block = list(takewhile(str.strip, lines[number : number + LONGEST_ATTRIBUTION]))
    if not block or is_quoted(block[0]) or not may_begin_attribution(block[0]):
        return 0
    ends = [index for index, line in enumerate(block) if ends_attribution(line)]
    return number + ends[0] + 1 if ends else 0


def may_begin_attribution(line: str) -> bool:
    """Tell whether a line holds a date or an address, or is itself the whole introduction."""
    bare = line.strip().lower()
    return any(letter.isdigit() for letter in bare) or "@" in bare or ends_attribution(line)


def ends_attribution(line: str) -> bool:
    """Tell whether a line ends like "Ada wrote:", or like "wrote Ada:" in the languages that turn it round."""
    bare = line.strip().lower()[-LONGEST_END:]
    if bare.endswith(ATTRIBUTION_ENDS):
        return True
    return bare.endswith(":") and any(verb in bare for verb in ATTRIBUTION_VERBS)
