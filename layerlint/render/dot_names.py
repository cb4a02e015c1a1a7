"""Names, strings and colours in DOT."""

from __future__ import annotations

from layerlint.render.markup import clean
from layerlint.render.theme import TOKENS


def quote(text: str) -> str:
    """`text` as a quoted DOT string, without empty lines, on which the WebAssembly build traps."""
    escaped = "\n".join(line for line in clean(text).split("\n") if line)
    for char, code in (("\\", "\\\\"), ('"', '\\"'), ("&", "&amp;"), ("\n", "\\n")):
        escaped = escaped.replace(char, code)
    return f'"{escaped}"'


def graphviz_name(identifier: str) -> str:
    """A node's name in Graphviz. Names, unlike labels, have no escape but that of the quote."""
    return clean(identifier).replace("\n", "\ufffd").replace("\\", "/")


def name(identifier: str) -> str:
    return '"' + graphviz_name(identifier).replace('"', '\\"') + '"'


def room_name(door: str) -> str:
    """The name of the node that keeps the place of a door's name."""
    return f"{door} name"


def hex_colour(token: str) -> str:
    return TOKENS[token][0]
