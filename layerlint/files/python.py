"""Parse text with Python's own parser, also in the syntax of a later Python."""

from __future__ import annotations

import ast
import re
import symtable
import warnings
from functools import lru_cache

_LATER = re.compile(
    r"(?:class|def)[ \t]+\w+[ \t]*\[|^[ \t]*type[ \t]+\w+[ \t]*[\[=]|\b[rR]?[fFtT][rR]?['\"]", re.MULTILINE
)
"""Possible type parameters, `type` statements and strings with expressions."""


def parses(text: str) -> bool:
    """Whether Python certainly parses the text; without a tree, in two thirds of the time.

    False also for what only the compiler refuses, such as a `nonlocal` at the top level.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            symtable.symtable(text, "<unknown>", "exec")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


@lru_cache(maxsize=1)
def parse(text: str) -> ast.Module:
    """The syntax tree of a text, which nobody changes. Raises only `SyntaxError`.

    A text in the syntax of a later Python still gets its classes and functions, at their lines. The last tree is kept:
    several readers look at the same module in turn.
    """
    try:
        return _parsed(text)
    except SyntaxError as problem:
        older = _older(text, problem.lineno or 1) if _LATER.search(text) else text
        if older == text:
            raise
    return _parsed(older)


def _parsed(text: str) -> ast.Module:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(text)
    except (RecursionError, MemoryError) as problem:
        raise SyntaxError("an expression is nested too deeply for Python to parse") from problem
    except SyntaxError:
        raise
    except ValueError as problem:  # null bytes, lone surrogates
        raise SyntaxError(str(problem)) from problem


def _older(text: str, line: int) -> str:
    """The text without type parameters, `type` statements and the insides of f-strings, with the same line numbers.

    LibCST parses the syntax of later versions; a text that it cannot parse stays unchanged. Raises `SyntaxError` if
    LibCST fails on a later line than this Python.
    """
    import libcst as cst
    from libcst.metadata import ByteSpanPositionProvider, MetadataWrapper

    try:
        data = text.encode()
        wrapper = MetadataWrapper(cst.parse_module(text), unsafe_skip_copy=True)
        spans = wrapper.resolve(ByteSpanPositionProvider)
    except cst.ParserSyntaxError as problem:
        if problem.raw_line <= line:
            return text
        place = (None, problem.raw_line, problem.raw_column + 1, None)
        raise SyntaxError("invalid syntax", place) from problem
    except (UnicodeError, RecursionError):
        return text
    left_out = {
        cst.TypeParameters: b"",
        cst.TypeAlias: b"pass",
        cst.FormattedString: b"''",
        getattr(cst, "TemplatedString", cst.FormattedString): b"''",
    }
    replaced = sorted(
        (span.start, span.start + span.length, left_out[type(node)])
        for node, span in spans.items()
        if type(node) in left_out
    )
    parts: list[bytes] = []
    done = 0
    for start, end, instead in replaced:
        if start < done:
            continue  # inside another
        parts += (data[done:start], instead, _blank(data[start:end])[len(instead) :])
        done = end
    return b"".join((*parts, data[done:])).decode()


def _blank(data: bytes) -> bytes:
    """Spaces with the same line ends, continued by backslashes."""
    return re.sub(rb"(\r\n?|\n)", rb"\\\1", re.sub(rb"[^\r\n]", b" ", data))
