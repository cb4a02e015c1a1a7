"""Writing XML: escaped text, short numbers, elements in a fixed order."""

from __future__ import annotations

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def clean(text: str) -> str:
    """`text` without what XML and Graphviz cannot carry: control characters and lone surrogates become U+FFFD."""
    if text.isprintable():
        return text
    return "".join(char if _legal(char) else "\ufffd" for char in text)


def _legal(char: str) -> bool:
    code = ord(char)
    return char in "\n\t" or (
        code >= 0x20
        and not 0x7F <= code <= 0x9F
        and not 0xD800 <= code <= 0xDFFF
        and code & 0xFFFF not in (0xFFFE, 0xFFFF)
    )


def escape(text: str) -> str:
    """`text` for the inside of an element or a quoted attribute."""
    return clean(text).translate(_ESCAPES)


def number(value: float) -> str:
    """At most two decimals, no trailing zeros, no negative zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def element(name: str, body: str | None = None, /, **attributes: str | float | None) -> str:
    """`<name attributes>body</name>`. `body` is markup already; `stroke_width` writes `stroke-width`; None is left out.

    A trailing underscore is dropped, for `class_`.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        text = escape(value) if isinstance(value, str) else number(value)
        parts.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    head = " ".join(parts)
    return f"<{head}/>" if body is None else f"<{head}>{body}</{name}>"
