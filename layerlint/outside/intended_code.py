"""Code that is tried, that shall raise, or that runs with some versions of Keras only, read with `ast`."""

from __future__ import annotations

import ast
import re

from layerlint.syntax.version_tests import mentions_version

_RAISES = re.compile(r"[rR]aises(?:_with|Regex|\b|\()|assert_?[rR]aises")


def may_be_meant(node: ast.AST) -> bool:
    """Code that is tried, that shall raise, or that runs with some versions of Keras only."""
    if isinstance(node, (ast.Try, ast.TryStar)):
        return bool(node.handlers)
    if isinstance(node, (ast.With, ast.AsyncWith)):
        return any(_RAISES.search(ast.unparse(item.context_expr)) is not None for item in node.items)
    return isinstance(node, (ast.If, ast.IfExp)) and mentions_version(node.test)
