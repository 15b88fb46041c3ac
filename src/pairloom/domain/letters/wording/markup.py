"""Read the Markdown of a wording into tokens with slots: places that are filled later, outside of all markup."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pairloom.domain.core.errors import Reason, Refused
from pairloom.domain.letters.catalogue import Form, Placeholder
from pairloom.domain.letters.wording.slots import IF_CLOSE, make_if, make_slot, show_slots

_RULES = (
    *(
        "heading",
        "list",
        "blockquote",
        "hr",
        "emphasis",
        "link",
        "autolink",
        "backticks",
        "newline",
        "escape",
        "entity",
    ),
)
_BRACES = re.compile(r"\{([^{}]*)\}")
_FILLED_ADDRESS = re.compile(r"(?:%7B|\{)([a-z_]+)(?:%7D|\})", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"(?:https?://|mailto:)[^{}]+")


@cache
def make_reader() -> MarkdownIt:
    """Make a reader of the Markdown that letters know: no HTML, no pictures, no code blocks."""
    return MarkdownIt("zero", {"html": False, "breaks": False}).enable(list(_RULES))


def read_tokens(body: str, placeholders: Mapping[str, Placeholder]) -> list[Token]:
    """Read a body into tokens whose placeholders are slots; refused with the name of what does not belong there."""
    tokens = make_reader().parse(body)
    for token in tokens:
        if token.children is not None:
            token.children = [new for child in _mark_links(token.children) for new in _place(child, placeholders)]
    return list(_shape_paragraphs(tokens, placeholders))


def place_slots(text: str, placeholders: Mapping[str, Placeholder]) -> str:
    """Turn the placeholders of a text into slots; an unknown one, or a stray brace, is refused with its name."""

    def turn(found: re.Match[str]) -> str:
        if found[1] not in placeholders:
            raise Refused(Reason.PLACEHOLDER_UNKNOWN, name=found[1].strip() or "{}")
        return make_slot(found[1])

    placed = _BRACES.sub(turn, text)
    stray = re.search(r"[{}][^\s{}]*", placed)
    if stray:
        raise Refused(Reason.PLACEHOLDER_UNKNOWN, name=show_slots(stray[0]))
    return placed


def _mark_links(children: list[Token]) -> Iterator[Token]:
    """Yield the tokens of a line; those inside a link know it by their level of one or more."""
    depth = 0
    for child in children:
        depth -= child.type == "link_close"
        child.level = depth
        depth += child.type == "link_open"
        yield child


def _place(token: Token, placeholders: Mapping[str, Placeholder]) -> Iterator[Token]:
    """Place the slots of one token; a code stands in a box of its own, a bare link becomes a link."""
    if token.type == "link_open":
        token.attrs = {"href": _read_address(str(token.attrs["href"]), placeholders)}
        yield token
    elif token.type == "code_inline":
        token.content = place_slots(token.content, placeholders)
        token.attrs = {"dir": "ltr"}
        yield token
    elif token.type == "text":
        yield from _part(token, placeholders)
    else:
        yield token


def _read_address(address: str, placeholders: Mapping[str, Placeholder]) -> str:
    """Read where a link leads: one placeholder for a link, or a whole address of the web or of mail."""
    found = _FILLED_ADDRESS.fullmatch(address)
    if found:
        place_slots("{" + found[1] + "}", placeholders)
        if placeholders[found[1]].form is not Form.LINK:
            raise Refused(Reason.PLACEHOLDER_MISPLACED, name=found[1])
        return make_slot(found[1])
    inside = _FILLED_ADDRESS.search(address)
    if inside:
        raise Refused(Reason.PLACEHOLDER_MISPLACED, name=inside[1])
    if not _OWN_ADDRESS.fullmatch(address):
        raise Refused(Reason.WORDING_LINK_WRONG, address=address)
    return address


def _part(token: Token, placeholders: Mapping[str, Placeholder]) -> Iterator[Token]:
    """Part a text at its codes and links, which get markup of their own; inside a link there is no second one."""
    place_slots(token.content, placeholders)
    for piece in re.split(r"(\{[^{}]*\})", token.content):
        name = piece[1:-1] if piece.startswith("{") else ""
        form = placeholders[name].form if name else Form.LINE
        if form is Form.CODE:
            yield Token("code_inline", "code", 0, content=make_slot(name), attrs={"dir": "ltr"})
        elif form is Form.LINK and token.level == 0:
            yield Token("link_open", "a", 1, attrs={"href": make_slot(name)})
            yield Token("text", "", 0, content=make_slot(name))
            yield Token("link_close", "a", -1)
        elif piece:
            yield Token("text", "", 0, content=place_slots(piece, placeholders))


def _shape_paragraphs(tokens: list[Token], placeholders: Mapping[str, Placeholder]) -> Iterator[Token]:
    """Make a link that stands alone a button, and let it vanish with its paragraph when its value may be empty."""
    optional = {
        make_slot(name): name
        for name, place in placeholders.items()
        if place.form is Form.LINK and not place.is_required
    }
    for number, token in enumerate(tokens):
        line = tokens[min(number + 1, len(tokens) - 1)].children or []
        before = tokens[max(number - 1, 0)].children or []
        if token.type == "paragraph_open" and token.level == 0 and _is_lone_link(line):
            token.attrs = {"class": "act"}
            name = optional.get(str(line[0].attrs["href"]))
            yield from [Token("html_block", "", 0, content=make_if(name))] if name else []
            yield token
        elif token.type == "paragraph_close" and token.level == 0 and _is_lone_link(before):
            yield token
            has_end = str(before[0].attrs["href"]) in optional
            yield from [Token("html_block", "", 0, content=IF_CLOSE)] if has_end else []
        else:
            yield token


def _is_lone_link(line: list[Token]) -> bool:
    """Tell whether a line is one link and nothing else."""
    kinds = [token.type for token in line if token.type != "text" or token.content.strip()]
    return len(kinds) >= 2 and kinds[0] == "link_open" and kinds.index("link_close") == len(kinds) - 1
