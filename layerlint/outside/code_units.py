"""Code outside layer classes that makes or trains models: functions, other classes, and the top level of a module.

Each is wrapped as a class, so that the same walk reads it and the same checks judge it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from layerlint.files.sources import ModuleSource
from layerlint.index.kerases import kerases_outside
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.module import Module
from layerlint.index.module_names import ModuleNames
from layerlint.index.module_text import class_text, split_lines
from layerlint.model.facts import Kind
from layerlint.outside.code_words import (
    MAX_SIZE,
    builds_with,
    compiled_losses,
    is_loss,
    is_metric,
    is_schedule,
    made_losses,
    matters,
    returns_object,
    uses_tensorflow,
)
from layerlint.outside.nested_losses import nested_losses

_MAKES = re.compile(r"^\w+[ \t]*(?::[^=\n]+)?=[ \t]*[\w.]+\(", re.MULTILINE)
_TESTS = re.compile(r"Test")
"""What the first line of a class of tests has, by its name or its base."""
_FUNCTION = "class _:\n @staticmethod\n"
_TOP_LEVEL = "class _:\n @staticmethod\n def _():\n"


@dataclass(frozen=True, eq=False)
class CodeUnit(LayerSource):
    """A function, or the top level of a module, as the only method of a class.

    `shown` is that class: the lines of the file, each one column further right, below two or three more lines.
    """

    unit_text: str = ""

    @property
    def text(self) -> str:
        return self.unit_text


class CodeUnits(NamedTuple):
    """The units of a module that matter, and its top level where it makes models."""

    units: tuple[LayerSource, ...]
    top: LayerSource | None = None


def code_units(index: LayerIndex, source: ModuleSource) -> CodeUnits:
    """What is read of a module. Raises `SyntaxError`."""
    module = _module_of(index, source)
    lines = split_lines(source.text)
    taken = [False] * (len(lines) + 1)
    units = [*_classes(index, module, lines, taken), *_functions(index, module, lines, taken)]
    top = "\n".join("" if taken[number] else line for number, line in enumerate(lines, 1))
    at_top = None
    if _matters(top, source.text) or (units and len(top) <= MAX_SIZE and _MAKES.search(top) is not None):
        at_top = _unit(index, module, "", _TOP_LEVEL, top, 1)
        units += [at_top] if _matters(top, source.text) else []
    return CodeUnits(tuple(units), at_top)


def _classes(index: LayerIndex, module: Module, lines: list[str], taken: list[bool]) -> Iterator[LayerSource]:
    """The plain classes and the metrics that matter; `taken` notes the lines of all classes."""
    text = "\n".join(lines)
    for key, header in module.classes.items():
        _take(taken, header.first_line, header.end_line)
        qualified = f"{module.name}.{key}"
        own_name = key.rpartition(".<locals>.")[2]
        is_plain = own_name.isidentifier() and index.project.lineage(qualified).kind is not Kind.SUBLAYER
        own = class_text(lines, header.first_line, header.end_line)
        is_test = _TESTS.search(own, 0, own.find("\n")) is not None
        is_known_kind = len(own) <= MAX_SIZE and any(look(own) for look in (is_metric, is_loss, is_schedule))
        if is_plain and not is_test and (is_known_kind or _matters(own, text)):
            layer = index.find(qualified)
            if layer is not None and layer.complete and not layer.ancestors:
                kerases = (
                    layer.kerases if header.bases else kerases_outside(text, index.targets.of(module.path))
                )
                yield replace(layer, outside=True, kerases=kerases)


def _functions(
    index: LayerIndex, module: Module, lines: list[str], taken: list[bool]
) -> Iterator[LayerSource]:
    """The functions at the margin that matter; `taken` notes the lines of all functions."""
    functions: list[tuple[str, str, int]] = []
    for name, function in module.functions.items():
        if not name.isidentifier() or taken[function.first_line]:
            continue
        _take(taken, function.first_line, function.end_line)
        own = class_text(lines, function.first_line, function.end_line)
        if not own[:1].isspace():
            functions.append((name, own, function.first_line))
    helpers = {name for name, own, _ in functions if uses_tensorflow(own) or returns_object(own)}
    text = "\n".join(lines)
    losses = compiled_losses(text)
    makers = made_losses(text)
    for name, own, line in functions:
        for inner in nested_losses(module, name, own, makers) if len(own) <= MAX_SIZE else ():
            inner_text = class_text(own.split("\n"), inner.first_line, inner.end_line)
            head = f"class _:\n{' ' * (inner.indent + 1)}@staticmethod\n"
            unit = _unit(index, module, inner.name, head, inner_text, line + inner.first_line - 1)
            yield replace(unit, is_loss=True)
        is_known_kind = len(own) <= MAX_SIZE and (name in losses or builds_with(own, helpers - {name}))
        if is_known_kind or _matters(own, text):
            yield replace(_unit(index, module, name, _FUNCTION, own, line), is_loss=name in losses)


def _module_of(index: LayerIndex, source: ModuleSource) -> Module:
    return index.project.modules.get(os.path.abspath(source.path)) or index.project.add(source)


def _matters(text: str, module: str) -> bool:
    return len(text) <= MAX_SIZE and "\f" not in text and matters(text, module)


def _take(taken: list[bool], first: int, last: int) -> None:
    taken[first : last + 1] = [True] * (last + 1 - first)


def _unit(index: LayerIndex, module: Module, name: str, head: str, text: str, line: int) -> CodeUnit:
    margin = 2 if head is _TOP_LEVEL else 1
    unit_text = head + "".join(f"{' ' * margin}{row}\n" for row in text.split("\n"))
    source = index.project.source(module)
    target = index.targets.of(module.path)
    return CodeUnit(
        module.path,
        module.name,
        name,
        name,
        source,
        len(unit_text),
        "",
        line - head.count("\n"),
        line + text.count("\n"),
        False,
        (),
        (),
        (),
        True,
        False,
        ModuleNames(index.project, module),
        kerases=kerases_outside(source.text, target),
        before_2_10=target.before_2_10 and "tf_keras" not in source.text,
        before_2_6=target.before_2_6 and "tf_keras" not in source.text,
        project_keras=target.keras,
        outside=True,
        margin=margin,
        unit_text=unit_text,
    )
