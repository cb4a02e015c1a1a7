"""Whether a class itself chooses in which mode a layer runs: `self.backbone(x, training=False)`."""

from __future__ import annotations

import ast
import functools
from collections.abc import Callable
from types import FrameType


def is_chosen(frame: FrameType | None, is_ours: Callable[[str], bool]) -> bool:
    """Whether a call on the stack, in a file that is watched, hands on a mode of the class's own."""
    while frame is not None:
        name = frame.f_code.co_filename
        if is_ours(name) and frame.f_lineno in _choosing_lines(name):
            return True
        frame = frame.f_back
    return False


def in_train_step(frame: FrameType | None) -> bool:
    """Whether a call on the stack is a step of training; one that AutoGraph made is called `tf__train_step`."""
    while frame is not None:
        if frame.f_code.co_name in ("train_step", "tf__train_step"):
            return True
        frame = frame.f_back
    return False


@functools.cache
def _choosing_lines(file: str) -> frozenset[int]:
    try:
        with open(file, encoding="utf-8") as opened:
            tree = ast.parse(opened.read())
    except (OSError, SyntaxError, ValueError):
        return frozenset()
    return choosing_lines(tree)


def choosing_lines(tree: ast.AST) -> frozenset[int]:
    """The lines of calls that hand on a constant or an attribute as `training`."""
    lines: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and any(_is_own_mode(one) for one in node.keywords):
            lines.update(range(node.lineno, (node.end_lineno or node.lineno) + 1))
    return frozenset(lines)


def _is_own_mode(keyword: ast.keyword) -> bool:
    value = keyword.value
    if keyword.arg != "training":
        return False
    return (isinstance(value, ast.Constant) and value.value is False) or isinstance(value, ast.Attribute)
