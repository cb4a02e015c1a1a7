"""Guides in Markdown and reStructuredText: their Python as one module.

Other lines become empty, so a line has the same number in the module and on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from layerlint.files.edits import LineIndex, apply_edits
from layerlint.files.magics import parses, without_magics
from layerlint.files.mapped import BrokenCell, LineOrigin, Mapped
from layerlint.files.python import parse
from layerlint.files.sketches import leaves_code_out
from layerlint.text import Edit, Position, Span

_PYTHON = frozenset({"py", "python", "py3", "python3", "pycon", "ipython", "ipython3", "pyi", "doctest"})
_FENCE = re.compile(
    r"(?P<prefix>(?:[ \t]*>)*[ \t]*(?:(?:[-*+]|\d+[.)])[ \t]+)*)(?P<fence>`{3,}|~{3,})(?P<info>.*)"
)
_DIRECTIVE = re.compile(
    r"(?P<indent>[ \t]*)\.\.[ \t]+(?:code-block|code|sourcecode|testcode|doctest|ipython)::(?P<info>.*)"
)
_ALWAYS_PYTHON = re.compile(r"\.\.[ \t]+(?:testcode|doctest|ipython)::")
_PROMPT = re.compile(r"(?:>>>|\.\.\.)(?: |$)")
_SPACE = re.compile(r"[ \t]*")
_CLASS = re.compile(r"^[ \t]*class[ \t]+\w+[ \t]*\(([^):]*)", re.MULTILINE)
_LAYER = re.compile(r"keras|Layer\b|\bModel\b|\blayers\.|Sequential\b|Cell\b")


@dataclass(frozen=True, slots=True)
class _Block:
    """The lines of one code block, counted from 1, each with the text before the code and the code.

    `prefix` precedes a new line of code; for a line of output in a prompt session, code is None.
    """

    first: int
    prefix: str
    prompts: bool
    lines: tuple[tuple[str, str | None], ...]

    @property
    def last(self) -> int:
        return self.first + len(self.lines) - 1

    @property
    def code(self) -> str:
        return "\n".join(code or "" for _, code in self.lines)


def read_markdown(path: str, raw: str) -> Mapped:
    """The Python of a page. Blocks that do not parse are left out and counted in `skipped`.

    Of these, `broken` are those with a layer class, except for sketches, which omit code on purpose.
    """
    lines = LineIndex(raw)
    texts = [""] * lines.count
    origins = [LineOrigin(number) for number in range(1, lines.count + 1)]
    skipped = 0
    broken: list[BrokenCell] = []
    blocks = _blocks(path, raw)
    for block in blocks:
        code = without_magics(block.code)
        if not parses(code):
            skipped += 1
            if "keras" in raw:
                broken += _broken(block, code)
            continue
        for number, ((before, _), text) in enumerate(
            zip(block.lines, code.split("\n"), strict=True), block.first
        ):
            texts[number - 1] = text
            origins[number - 1] = LineOrigin(number, None, len(before))
    module = "\n".join(texts)
    return Mapped(module, tuple(origins), skipped, tuple(broken), lambda edit: _on_page(edit, blocks))


def _broken(block: _Block, code: str) -> Iterator[BrokenCell]:
    """The block with the place of its syntax error on the page, if it has a layer class and is not a sketch."""
    if not any(_LAYER.search(bases) for bases in _CLASS.findall(code)):
        return
    try:
        parse(code)
    except SyntaxError as error:
        index = min(max(error.lineno or 1, 1), len(block.lines)) - 1
        before, text = block.lines[index]
        if not leaves_code_out(text or "", error.msg):
            place = Position(block.first + index, len(before) + max(error.offset or 1, 1))
            yield BrokenCell(place, error.msg, has_class=True)


def edit_markdown(path: str, raw: str, edits: Iterable[Edit]) -> str:
    """The page after edits of its module: new lines get the indentation, quotation or prompt of their place.

    Raises `ValueError` for an edit that is not inside one code block.
    """
    blocks = _blocks(path, raw)
    return apply_edits(raw, [_on_page(edit, blocks) for edit in edits])


def _on_page(edit: Edit, blocks: Sequence[_Block]) -> Edit:
    start, end = edit.span.start, edit.span.end
    block = next((b for b in blocks if b.first <= start.line and end.line <= b.last + 1), None)
    if block is None:
        raise ValueError(f"the edit at line {start.line} is not inside one piece of code")
    if edit.span.start == edit.span.end and "\n" not in edit.replacement:
        place = _shifted(start, block)
        return Edit(Span(place, place), edit.replacement)
    whole_first = start.column == 1 and (edit.replacement != "" or end.column == 1)
    whole_last = end.column == 1 and (
        edit.replacement.endswith("\n") or (whole_first and not edit.replacement)
    )
    first = start if whole_first else _shifted(start, block)
    last = end if whole_last else _shifted(end, block)
    text = _lines_on_page(edit.replacement, block, whole_first=whole_first, whole_last=whole_last)
    return replace(edit, span=Span(first, last), replacement=text)


def _lines_on_page(text: str, block: _Block, *, whole_first: bool, whole_last: bool) -> str:
    """The replacement text on the page; its first and last line are whole lines, or parts of lines."""
    parts = text.split("\n")
    if whole_first and text:
        parts[0] = _prefixed(parts[0], block)
    parts[1:-1] = [_prefixed(part, block) for part in parts[1:-1]]
    if len(parts) > 1 and not whole_last:
        parts[-1] = _prefixed(parts[-1] or "x", block).removesuffix("" if parts[-1] else "x")
    return "\n".join(parts)


def _shifted(place: Position, block: _Block) -> Position:
    """The position on the page of one in the module."""
    index = place.line - block.first
    before = block.lines[index][0] if index < len(block.lines) else ""
    return Position(place.line, place.column + len(before))


def _prefixed(code: str, block: _Block) -> str:
    """A new line of code with its prefix or prompt."""
    if not block.prompts:
        return (block.prefix + code) if code.strip() else block.prefix.rstrip()
    if not code.strip():
        return block.prefix + "..."
    return block.prefix + ("... " if code[0] in " \t)]}" else ">>> ") + code


def _blocks(path: str, raw: str) -> list[_Block]:
    lines = LineIndex(raw)
    texts = [lines.line(number) for number in range(1, lines.count + 1)]
    return _directives(texts) if path.lower().endswith(".rst") else _fences(texts)


def _fences(texts: Sequence[str]) -> list[_Block]:
    """The fenced Python of a Markdown page; an unclosed fence extends to the end of the page."""
    blocks: list[_Block] = []
    index = 0
    while index < len(texts):
        match = _FENCE.fullmatch(texts[index])
        index += 1
        if match is None or ("`" in match["info"] and match["fence"][0] == "`"):
            continue
        first = index
        closing = re.compile(rf"[ \t>]*{match['fence'][0]}{{{len(match['fence'])},}}[ \t]*")
        while index < len(texts) and closing.fullmatch(texts[index]) is None:
            index += 1
        if _is_python(match["info"]):
            prefix = re.sub(r"[-*+\d.)]", " ", match["prefix"])
            blocks.append(_block(texts[first:index], first + 1, prefix))
        index += 1
    return [block for block in blocks if block.lines]


def _directives(texts: Sequence[str]) -> list[_Block]:
    """The code blocks and the `>>>` sessions of a reStructuredText page."""
    blocks: list[_Block] = []
    index = 0
    while index < len(texts):
        text = texts[index]
        match = _DIRECTIVE.fullmatch(text)
        index += 1
        if match is None:
            if _PROMPT.match(text.lstrip()) and text.lstrip().startswith(">>>"):
                first = index - 1
                while index < len(texts) and texts[index].strip():
                    index += 1
                blocks.append(_block(texts[first:index], first + 1, _indent(text)))
            continue
        while index < len(texts) and re.match(r"[ \t]+:[\w-]+:", texts[index]):
            index += 1
        first, outer = index, len(match["indent"])
        while index < len(texts) and (not texts[index].strip() or len(_indent(texts[index])) > outer):
            index += 1
        body = list(texts[first:index])
        while body and not body[-1].strip():
            body.pop()
        if body and (_is_python(match["info"]) or _ALWAYS_PYTHON.match(text.lstrip())):
            prefix = min((_indent(line) for line in body if line.strip()), key=len)
            blocks.append(_block(body, first + 1, prefix))
    return blocks


def _block(texts: Sequence[str], first: int, prefix: str) -> _Block:
    lines = [_cut(text, prefix) for text in texts]
    prompts = any(code.startswith(">>>") for _, code in lines)
    if not prompts:
        common = min((len(_indent(code)) for _, code in lines if code.strip()), default=0)
        if common:
            prefix = next(before + code[:common] for before, code in lines if code.strip())
            lines = [_cut(text, prefix) for text in texts]
        return _Block(first, prefix, False, tuple(lines))
    session: list[tuple[str, str | None]] = []
    for before, code in lines:
        match = _PROMPT.match(code)
        session.append((before + match.group(), code[match.end() :]) if match else (before + code, None))
    return _Block(first, prefix, True, tuple(session))


def _cut(text: str, prefix: str) -> tuple[str, str]:
    """A line split into the text before the code, at most as long as the prefix, and the code."""
    if text.startswith(prefix):
        return prefix, text[len(prefix) :]
    match = re.match(r"[ \t>]*", text[: len(prefix)])
    before = match.group() if match else ""
    return before, text[len(before) :]


def _is_python(info: str) -> bool:
    """Whether the words after a fence name Python: `python title="a"`, `{code-cell} ipython3`, `{.python}`."""
    words = re.findall(r"[\w+-]+", info.lower().replace("code-cell", "").replace("code-block", ""))
    return bool(words) and words[0] in _PYTHON


def _indent(text: str) -> str:
    match = _SPACE.match(text)
    return match.group() if match else ""
