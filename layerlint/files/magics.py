"""IPython's additions to Python (`%magic`, `!command`, `help?`, `pip install`), replaced so that a cell parses as Python.

Every line keeps its number and its length, so that positions in the cell stay the same.
"""

from __future__ import annotations

import re

from layerlint.files.python import parse

_PYTHON_CELLS = frozenset({"capture", "debug", "ipytest", "layerlint", "prun", "time", "timeit"})
"""Cell magics whose body is Python that runs in the notebook's own process."""
_CELL_MAGIC = re.compile(r"\s*%%(?P<name>[\w.]+)")
_COMMAND = re.compile(r"(?P<before>\s*)(?P<command>[%!?/,;].*)")
_ASSIGNED = re.compile(r"(?P<before>\s*+[\w.\[\]'\", ]+(?<![=!<>])=\s*)(?P<command>[%!].*)")
_WITHOUT_PERCENT = re.compile(
    r"^(?P<before>[ \t]*)(?P<command>(?:alias|autosave|bookmark|cat|cd|colors|conda|config|cp|env|history|less|ll|load"
    r"|load_ext|ls|magic|mamba|man|matplotlib|micromamba|mkdir|more|mv|pip|precision|prun|pylab|pwd|reload_ext|rm|rmdir|run|set_env"
    r"|store|sx|system|time|timeit|unload_ext|uv|who|whos|xmode)(?:[ \t]+[\w./~$\"'*-].*)?)$",
    re.MULTILINE,
)
"""Magics that IPython runs without their `%`."""
_HELP = re.compile(r"(?P<before>\s*)(?P<command>%{0,2}[\w.*]+\?{1,2}\s*)(#.*)?$")
_TOKEN = re.compile(r"#.*|'''|\"\"\"|\"(?:\\.|[^\"\\])*\"?|'(?:\\.|[^'\\])*'?|[(\[{]|[)\]}]|\\$|.", re.DOTALL)
_LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|\Z)")


def is_python(cell: str) -> bool:
    """Whether a cell holds Python; a cell under `%%bash`, `%%html` or `%%writefile` does not."""
    match = _CELL_MAGIC.match(cell)
    return match is None or match["name"] in _PYTHON_CELLS


def without_magics(cell: str) -> str:
    """The cell with every magic, shell and help line replaced by `0` and spaces of the same length."""
    signs = any(sign in cell for sign in "%!?") or _WITHOUT_PERCENT.search(cell) is not None
    if not signs or parses(cell):
        return cell
    parts: list[str] = []
    depth, quote, continued, command = 0, "", False, False
    for match in _LINE.finditer(cell):
        line = match.group()
        body = line.rstrip("\r\n")
        if command:
            parts.append(" " * len(body) + line[len(body) :])
            command = body.endswith("\\")
            continue
        magic = None
        if not depth and not quote and not continued:
            magic = (
                _HELP.match(body) or _COMMAND.match(body) or _ASSIGNED.match(body) or _without_percent(body)
            )
        if magic is not None:
            before = magic["before"]
            parts.append(before + "0" + " " * (len(body) - len(before) - 1) + line[len(body) :])
            command = body.endswith("\\")
            continue
        parts.append(line)
        depth, quote, continued = _after(body, depth, quote)
    return "".join(parts)


def _without_percent(line: str) -> re.Match[str] | None:
    """The magic in a line that is no Python by itself."""
    match = _WITHOUT_PERCENT.match(line)
    return match if match is not None and not parses(line.strip()) else None


def _after(line: str, depth: int, quote: str) -> tuple[int, str, bool]:
    """The state after a line: open brackets, open triple quote, and whether a backslash continues the line."""
    place = 0
    while place < len(line):
        if quote:
            end = re.compile(rf"(?:\\.|(?!{quote}).)*{quote}").match(line, place)
            if end is None:
                return depth, quote, False
            place, quote = end.end(), ""
            continue
        match = _TOKEN.match(line, place)
        if match is None:
            break
        token, place = match.group(), match.end()
        if token in {"'''", '"""'}:
            quote = token
        elif token in {"(", "[", "{"}:
            depth += 1
        elif token in {")", "]", "}"}:
            depth = max(0, depth - 1)
        elif token == "\\":
            return depth, quote, True
    return depth, quote, False


def parses(text: str) -> bool:
    """Whether a text parses as Python."""
    try:
        parse(text)
    except SyntaxError:
        return False
    return True
