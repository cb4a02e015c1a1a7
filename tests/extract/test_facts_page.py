"""`docs/facts.md` has every fact that a rule can read, and each of its lines gives the value that stands beside it."""

from __future__ import annotations

import builtins
import dataclasses
import inspect
import re
from collections.abc import Callable, Iterable, Iterator
from enum import EnumType, StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import libcst as cst
import pytest

from layerlint.extract.reader import Reader, ReadLayer
from layerlint.extract.spans import Spans
from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import find_layers
from layerlint.model import events, facts, values

PAGE = (Path(__file__).parents[2] / "docs" / "facts.md").read_text(encoding="utf-8")
CLASS = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
ROWS: list[tuple[str, str, str, str]] = [
    (section, *row)
    for section, body in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    for row in re.findall(r"^\| `(.+?)` \| `(.+?)` \| `(.+?)` \|$", body, re.MULTILINE)
]


_MEMBER = re.compile(r"^name =|^@staticmethod|def \w+\((self|cls)\b")


@cache
def read(line: str, section: str = "") -> ReadLayer:
    """The class of the page with this line: a header, a member, or a statement of `call`. ⏎ ends a line."""
    assert CLASS is not None
    parts = line.split(" ⏎ ")
    if parts[-1].startswith("class "):
        text = re.sub(r"^class A\(.*", lambda _: "\n".join(parts), CLASS[1], flags=re.MULTILINE)
    elif section == "ClassTraits":
        text = (
            CLASS[1]
            .replace("    # of Inner", _indented(parts, 4))
            .replace("A(keras.layers.Layer)", "A(keras.Model)")
        )
        text = text.replace("# a statement", "self.inner.call([Inner()] * 2); a, b = self.inner(x)")
        text = text.replace(
            "self.inner = Inner()", "self.inner = Inner(); self.rnn = keras.layers.RNN(Inner())"
        )
        text = text.replace("    # a member", "    def build(self, s): pass")
    elif _MEMBER.search(line):
        text = CLASS[1].replace("    # a member", _indented(parts, 4))
    else:
        text = CLASS[1].replace("        # a statement", _indented(parts, 8))
    layers = find_layers([ModuleSource("a.py", text)])
    (source,) = [one for one in layers.layers if one.qualname == "A"]
    return Reader(layers).read(source)


def _indented(lines: list[str], by: int) -> str:
    return "\n".join(" " * by + line for line in lines)


def event(layer: facts.LayerClass, kind: type[events.Event]) -> Any:
    """The first of its kind; `Any`, as the page says by name what is read from it."""
    return next(one for one in of_call(layer).events if isinstance(one, kind))


def assigned(layer: facts.LayerClass) -> values.Value:
    *_, last = (
        one for one in of_call(layer).events if isinstance(one, events.LocalAssign) and one.name == "y"
    )
    return last.value


def guard(layer: facts.LayerClass) -> values.Guard:
    return next(one.guards[-1] for one in of_call(layer).events if one.guards)


def member(layer: facts.LayerClass) -> facts.Method:
    return layer.methods[-1]


def of_call(layer: facts.LayerClass) -> facts.Method:
    method = layer.own_method("call")
    assert method is not None
    return method


def config(layer: facts.LayerClass) -> values.Config:
    (returned,) = member(layer).returns
    assert returned.value is not None
    assert returned.value.config is not None
    return returned.value.config


SUBJECTS: dict[str, Callable[[facts.LayerClass], Any]] = {
    "LayerClass": lambda layer: layer,
    "ClassFacts": lambda layer: layer.own,
    "ClassTraits": lambda layer: layer.traits("a.Inner"),
    "Base": lambda layer: layer.own.bases[-1],
    "Method": member,
    "Parameter": lambda layer: member(layer).params[-1],
    "Wrapper": lambda layer: member(layer).wrapper,
    "Nested": lambda layer: of_call(layer).nested[-1],
    "InnerMethod": lambda layer: member(layer).inner_methods[-1],
    "Part": lambda layer: next(layer.parts(facts.Form.OPERATION)),
    "Value": assigned,
    "Callee": lambda layer: assigned(layer).callee,
    "Argument": lambda layer: assigned(layer).args[-1],
    "Config": config,
    "Guard": guard,
    "Event": lambda layer: event(layer, events.Call),
    "Assign": lambda layer: [one for one in of_call(layer).events if isinstance(one, events.Assign)][-1],
    "Kind": lambda layer: assigned(layer).kind,
    "Form": lambda layer: assigned(layer).form,
    "Owner": lambda layer: assigned(layer).owner,
    "GuardKind": lambda layer: guard(layer).kind,
    "TargetForm": lambda layer: event(layer, events.Assign).form,
    "TestForm": lambda layer: event(layer, events.Test).form,
    "Use": lambda layer: event(layer, events.Read).use,
    "MethodForm": lambda layer: member(layer).form,
    "Phase": lambda layer: ",".join(layer.phases_of(member(layer))),
}
"""What the facts of a section are read from. An event without an entry is the last one of its kind in `call`."""


class Shown:
    """Values as the page writes them: what stands somewhere in the source, as it is written there."""

    def __init__(self, layer: ReadLayer) -> None:
        self._spans = Spans(layer.extracted, layer.source)

    def show(self, value: object, name: str = "") -> str:
        if isinstance(value, values.Callee):
            return f"{value.owner!s}, {value.name}"
        if name in {"at", "at_name"} and isinstance(value, int):
            return self._source(value)
        match value:
            case StrEnum():
                return f"{type(value).__name__}.{value.name}"
            case facts.ClassTraits():
                return ", ".join(one.name for one in dataclasses.fields(value) if getattr(value, one.name))
            case facts.ClassFacts() | facts.Base():
                return value.name
            case values.Argument():
                return self.show(value.value)
            case values.Config():
                return self.show(value.keys)
            case facts.Method() | facts.Parameter() | facts.Wrapper() | facts.InnerMethod():
                return value.name
            case values.Value() | values.Guard() | facts.Nested() | events.Event():
                return self._source(value.at)
            case frozenset():
                return self._several(sorted(self.show(one) for one in value), "{}")
            case dict():
                return self._several([f"{self.show(k)}: {self.show(v)}" for k, v in value.items()], "{}")
            case tuple():
                return self._several([self.show(one) for one in value], "()")
            case list() | Iterator():
                return self._several([self.show(one) for one in value], "[]")
        return str(value) if isinstance(value, str) and value else repr(value)

    def _several(self, shown: Iterable[str], around: str) -> str:
        return f"{around[0]}{', '.join(shown)}{around[1]}"

    def _source(self, at: int) -> str:
        if at < 0:
            return "nowhere"
        node = self._spans.node(at)
        if isinstance(node, cst.Param):
            return node.name.value
        return cst.Module([]).code_for_node(node).strip().split("\n")[0].rstrip()


def seen(section: str, fact: str, line: str) -> str:
    layer = read(line, "ClassTraits" if section == "ClassTraits" else "")
    subject = SUBJECTS.get(section)
    of = subject(layer.layer) if subject else event(layer.layer, getattr(events, section))
    if isinstance(of, StrEnum):
        return of.name
    if isinstance(of, str):
        return of.upper()
    names = {**vars(builtins), **vars(facts), **{name: getattr(of, name) for name in _named(type(of))}}
    return Shown(layer).show(eval(fact, names), fact)


@pytest.mark.parametrize(
    ("section", "fact", "line", "value"), ROWS, ids=[f"{one[0]}.{one[1]}" for one in ROWS]
)
def test_the_line_gives_the_value(section: str, fact: str, line: str, value: str) -> None:
    assert seen(section, fact, line) == value


def _named(kind: type) -> list[str]:
    """The facts of a class: what an enumeration may be, else its fields and what it answers."""
    if isinstance(kind, EnumType):
        return list(kind.__members__)
    if issubclass(kind, tuple):
        return list(kind._fields)  # type: ignore[attr-defined]
    memos = {one.name for one in dataclasses.fields(kind) if not one.repr}  # type: ignore[arg-type]
    return [name for name in dir(kind) if not name.startswith("_") and name not in memos]


def _own(kind: type) -> set[str]:
    """Without what every event has."""
    if issubclass(kind, events.Event) and kind is not events.Event:
        return set(_named(kind)) - set(_named(events.Event))
    return set(_named(kind))


KINDS = {
    name: kind
    for module in (facts, events, values)
    for name, kind in vars(module).items()
    if inspect.isclass(kind) and kind.__module__ == module.__name__ and not name.startswith("_")
}


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_fact_has_a_line(kind: type) -> None:
    shown: set[str] = set()
    for section, fact, _, _ in ROWS:
        if section == kind.__name__:
            shown.update(re.findall(r"\w+", fact))
    assert sorted(_own(kind) - shown) == []
