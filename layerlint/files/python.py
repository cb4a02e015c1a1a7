"""Python's own parser, asked so that every text gets an answer."""

from __future__ import annotations

import ast
import warnings


def parse(text: str) -> ast.Module:
    """The syntax tree. Raises `SyntaxError`, and nothing else, for a text that this Python cannot parse."""
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
