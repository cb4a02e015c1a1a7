"""Python's own parser, asked so that every text gets an answer, also one in the syntax of a later Python."""

from __future__ import annotations

import ast
import re
import warnings

_LATER = re.compile(
    r"(?:class|def)[ \t]+\w+[ \t]*\[|^[ \t]*type[ \t]+\w+[ \t]*[\[=]|\b[rR]?[fFtT][rR]?['\"]", re.MULTILINE
)
"""Where type parameters, a `type` statement, or a string with expressions may be."""


def parse(text: str) -> ast.Module:
    """The syntax tree. Raises `SyntaxError`, and nothing else, for a text that is no Python.

    Of what this Python is too old for, the classes and functions are seen all the same, at their lines.
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
    """The text without type parameters, `type` statements and the insides of f-strings, its lines where they were.

    LibCST knows the syntax of later versions; what it cannot read either stays as it is. Raises `SyntaxError` where
    LibCST gets further than the line at which this Python stopped.
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
    found = sorted(
        (span.start, span.start + span.length, left_out[type(node)])
        for node, span in spans.items()
        if type(node) in left_out
    )
    parts: list[bytes] = []
    done = 0
    for start, end, instead in found:
        if start < done:
            continue  # inside another
        parts += (data[done:start], instead, _blank(data[start:end])[len(instead) :])
        done = end
    return b"".join((*parts, data[done:])).decode()


def _blank(data: bytes) -> bytes:
    """As many lines, continued by backslashes."""
    return re.sub(rb"(\r\n?|\n)", rb"\\\1", re.sub(rb"[^\r\n]", b" ", data))
