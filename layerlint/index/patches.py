"""What a module of the project puts into Keras before it hands it on, as projects do that run with several versions."""

from __future__ import annotations

import ast
from collections.abc import Container, Iterator, Sequence

from layerlint.syntax.child_nodes import child_nodes


def patched(body: Sequence[ast.stmt], imports: Container[str]) -> Iterator[str]:
    """`K.dtype`, where a statement of the top level, in whatever block, sets `K.dtype = ...` on what is imported."""
    waiting: list[ast.stmt] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Assign):
            for target in node.targets:
                match target:
                    case ast.Attribute(value=ast.Name(id=owner), attr=name) if owner in imports:
                        yield f"{owner}.{name}"
        elif isinstance(node, (ast.If, ast.Try, ast.With)):
            waiting.extend(below for below in child_nodes(node) if isinstance(below, ast.stmt))
            for handler in node.handlers if isinstance(node, ast.Try) else ():
                waiting.extend(handler.body)
