"""Write tokens as plain text that reads well by itself: links as words and address, lists with their marks."""

from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from pairloom.domain.letters.wording.slots import IF_CLOSE

_INDENT = "   "


@dataclass
class _List:
    """A list that is being written: the mark of the next item."""

    number: int | None

    def take_mark(self) -> str:
        """Take the mark of an item, and count on."""
        if self.number is None:
            return "-  "
        self.number += 1
        return f"{self.number - 1}. ".ljust(len(_INDENT))


class _Writer:
    """Writes blocks one after the other, with what stands before their lines."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.lists: list[_List] = []
        self.quotes = 0
        self.mark = ""
        self.has_item = False

    def write(self, token: Token) -> None:
        """Write one token, or remember what it opens and closes."""
        match token.type:
            case "bullet_list_open":
                self.open(_List(None))
            case "ordered_list_open":
                self.open(_List(int(token.attrs.get("start", 1))))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.mark = self.lists[-1].take_mark()
            case "blockquote_open" | "blockquote_close":
                self.quotes += token.nesting
            case _:
                self.write_block(token)

    def write_block(self, token: Token) -> None:
        """Write one token that holds words of its own; the others only frame them."""
        match token.type:
            case "hr":
                self.add("* * *")
            case "html_block":
                self.blocks.append(token.content)
            case "inline":
                self.add(write_line(token.children or []))

    def open(self, listing: _List) -> None:
        """Open a list, alone or inside another."""
        self.has_item = self.has_item and self.lists != []
        self.lists.append(listing)

    def add(self, text: str) -> None:
        """Add one block; its first line has the mark of its item, the others stand below its words."""
        indent = "> " * self.quotes + _INDENT * (len(self.lists) - bool(self.mark))
        below = "> " * self.quotes + _INDENT * len(self.lists)
        block = (indent + self.mark + text.replace("\n", "\n" + below)).rstrip()
        if self.mark and self.has_item:
            self.blocks[-1] += "\n" + block
        else:
            self.blocks.append(block)
        self.has_item = self.lists != []
        self.mark = ""


def write_plain(tokens: list[Token]) -> str:
    """Write tokens as plain text, blocks apart by an empty line; the marks of parts that may vanish stay in place."""
    writer = _Writer()
    for token in tokens:
        writer.write(token)
    return "".join(_join(writer.blocks))


def _join(blocks: list[str]) -> Iterator[str]:
    """Put an empty line before each block but the first; it belongs to the part that may vanish."""
    is_first = True
    opening = ""
    for block in blocks:
        if block.startswith("\ue002"):
            opening = block
        elif block == IF_CLOSE:
            yield block
        else:
            yield opening + ("" if is_first else "\n\n") + block
            opening, is_first = "", False


def write_line(children: list[Token]) -> str:
    """Write the tokens of one line: emphasis without marks, links with their address where the words do not say it."""
    ends = [child.type for child in children if child.type.startswith("link_")] if children else []
    is_alone = len(ends) == 2 and (children[0].type, children[-1].type) == ("link_open", "link_close")
    written: list[str] = []
    address, words = "", 0
    for child in children:
        if child.type == "link_open":
            address, words = str(child.attrs["href"]), len(written)
        elif child.type == "link_close":
            written.append(_say_address("".join(written[words:]), address, is_alone=is_alone))
        elif child.type in {"softbreak", "hardbreak"}:
            written.append(" " if child.type == "softbreak" else "\n")
        else:
            written.append(child.content)
    return "".join(written)


def _say_address(words: str, address: str, *, is_alone: bool) -> str:
    """Say the address of a link after its words; on a line of its own where the link is a paragraph."""
    shown = address.removeprefix("mailto:")
    if words == shown:
        return ""
    return f":\n{shown}" if is_alone else f" ({shown})"
