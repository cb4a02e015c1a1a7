"""What the callbacks of a module change while `fit` runs: the attributes that they set, the methods that they call."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence

from layerlint.syntax.child_nodes import nodes_of

_HOOK = re.compile(r"on_(?:train_|test_)?(?:epoch|batch)_(?:begin|end)")
_TRACED_ANEW = frozenset({"compile", "make_train_function"})
"""After these calls `fit` traces its step again."""


def changed_in_fit(text: str, body: Sequence[ast.stmt]) -> frozenset[str]:
    """Names of what callbacks set on other objects than themselves, and of what they call there: `"advance()"`."""
    if _HOOK.search(text) is None:
        return frozenset()
    return frozenset(name for hook in _hooks(body) for name in _changed(hook))


def _hooks(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """The methods of callbacks, and the functions that `LambdaCallback(on_epoch_end=...)` gets."""
    for node in body:
        for inner in nodes_of(node):
            if isinstance(inner, ast.FunctionDef) and _HOOK.fullmatch(inner.name):
                yield inner
            elif isinstance(inner, ast.keyword) and inner.arg and _HOOK.fullmatch(inner.arg):
                yield inner.value


def _changed(hook: ast.AST) -> list[str]:
    names: list[str] = []
    for node in nodes_of(hook):
        if isinstance(node, (ast.Assign, ast.AugAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names += [name for target in targets for name in _set_by(target)]
        elif isinstance(node, ast.Call):
            called = node.func
            if isinstance(called, ast.Attribute) and called.attr in _TRACED_ANEW:
                return []
            if (
                isinstance(called, ast.Attribute)
                and not _is_self(called.value)
                and not _is_super(called.value)
            ):
                names.append(f"{called.attr}()")
            elif isinstance(called, ast.Name) and called.id == "setattr" and len(node.args) == 3:
                name = node.args[1]
                if (
                    isinstance(name, ast.Constant)
                    and isinstance(name.value, str)
                    and not _is_self(node.args[0])
                ):
                    names.append(name.value)
    return names


def _set_by(target: ast.expr) -> Iterator[str]:
    """`rate` of `self.model.rate = 1`; of `self.model.backbone.trainable = True` also `backbone.trainable`."""
    if isinstance(target, ast.Attribute) and not _is_self(target.value):
        yield target.attr
        if isinstance(target.value, ast.Attribute) and not _is_self(target.value.value):
            yield f"{target.value.attr}.{target.attr}"


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _is_super(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "super"
