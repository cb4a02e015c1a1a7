"""Whether a text binds a name, in whatever way and scope."""

from __future__ import annotations

import ast

from layerlint.syntax.child_nodes import nodes_of


def binds(text: str, name: str) -> bool:
    """Whether some statement may bind the name; it may where the text cannot be read, or runs other text."""
    try:
        nodes = list(nodes_of(ast.parse(text)))
    except (SyntaxError, ValueError, RecursionError):
        return True
    return any(_binds(node, name) for node in nodes)


def _binds(node: ast.AST, name: str) -> bool:
    match node:
        case ast.Name():
            stores = not isinstance(node.ctx, ast.Load)
            return (stores and node.id == name) or node.id in {
                "exec",
                "globals",
                "vars",
                "setattr",
                "__builtins__",
            }
        case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ExceptHandler():
            return node.name == name
        case ast.alias():
            return (node.asname or node.name.partition(".")[0]) in (name, "*")
        case ast.arg():
            return node.arg == name
        case ast.MatchAs() | ast.MatchStar():
            return node.name == name
        case ast.MatchMapping():
            return node.rest == name
        case ast.Global() | ast.Nonlocal():
            return name in node.names
    return False
