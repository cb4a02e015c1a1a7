"""A trace in the terminal: a tree of layers with their weights, and what is wrong in red."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from layerlint.text import printable
from layerlint.trace.events import Layer, Loss, Trace, Variable
from layerlint.trace.paths import Relative
from layerlint.trace.shown import Shown
from layerlint.trace.wording import below, setting

GLYPHS = {"trainable": "●", "non-trainable": "○", "state": "↻", "untracked": "◌"}
RED, BOLD, DIM, OFF = "\x1b[31m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


@dataclass(frozen=True, slots=True)
class Style:
    """Whether to use colours; without them, the words say everything. What is painted is made fit to be seen."""

    color: bool
    relative: Relative

    def paint(self, code: str, text: str) -> str:
        said = printable(text)
        return f"{code}{said}{OFF}" if self.color else said


def shape_text(shape: tuple[int | None, ...] | None) -> str:
    if shape is None:
        return "(?)"
    return "(" + ", ".join(str(size) for size in shape) + ("," if len(shape) == 1 else "") + ")"


def tree(trace: Trace, style: Style) -> str:
    """The whole report of one trace."""
    shown = Shown(trace, None, library=True)
    real = replace(trace, calls=tuple(call for call in trace.calls if shown.visible(call)))
    return "".join(f"{line}\n" for line in _lines(real, style))


def _lines(trace: Trace, style: Style) -> Iterator[str]:
    yield from _head(trace, style)
    if trace.layers:
        yield from _layer(trace, trace.layers[0], "", "", style)
        yield from _ends(trace, style)
    if trace.failure is not None:
        place = trace.failure.place
        yield style.paint(RED, f"failed in {trace.failure.stage}: {trace.failure.exception}")
        if place is not None:
            yield style.paint(RED, f"  at {style.relative(place.path)}:{place.line}")


def _head(trace: Trace, style: Style) -> Iterator[str]:
    name = trace.layers[0].class_name if trace.layers else trace.target.rpartition(":")[2]
    arguments = ", ".join(f"{item.name}={item.text}" if item.name else item.text for item in trace.init)
    fed = ", ".join(f"{item.name}={item.text}" if item.name else item.text for item in trace.fed)
    made = f"{name}({arguments})" if not (trace.layers and trace.layers[0].functional) else name
    keras = f"Keras {trace.interpreter.keras}" if trace.interpreter is not None else ""
    yield style.paint(DIM, f"{made}{', called on ' + fed if fed else ''}; {keras}")
    guessed = [item for item in (*trace.init, *trace.fed) if item.origin not in ("given", "settings")]
    for item in guessed:
        yield style.paint(DIM, f"  {item.name or 'argument'} = {item.text}: {item.origin}")
    for note in trace.notes:
        yield style.paint(DIM, f"  note: {note}")


def _layer(trace: Trace, layer: Layer, first: str, rest: str, style: Style) -> Iterator[str]:
    above = next((item for item in trace.layers if item.number == layer.owner), None)
    name = below(layer.path, above.path if above is not None else "") or layer.class_name
    calls = sum(1 for call in trace.calls if call.layer == layer.number)
    parts = [style.paint(BOLD, name)]
    if name != layer.class_name:
        parts.append(layer.class_name)
    if said := setting(layer):
        parts.append(said)
    if count := _params(trace, layer):
        parts.append(f"{count:,} params")
    if shapes := _shapes(trace, layer):
        parts.append(shapes)
    if calls > 1:
        parts.append(f"called {calls} times")
    if calls == 0 and trace.calls and layer.kind == "layer":
        parts.append("never called")
    shared = [path for path in layer.paths[1:] if not path.rpartition(".")[2].startswith("layers[")]
    if shared:
        parts.append("also " + ", ".join(shared))
    if not layer.trainable:
        parts.append("frozen")
    yield first + "  ".join([parts[0], *map(printable, parts[1:])])
    items: list[Variable | Loss | Layer] = []
    items.extend(item for item in trace.variables if item.owner == layer.number)
    items.extend(item for item in trace.losses if item.owner == layer.number)
    items.extend(item for item in trace.layers if item.owner == layer.number)
    for index, item in enumerate(items):
        last = index == len(items) - 1
        branch, below_it = ("└─ ", "   ") if last else ("├─ ", "│  ")
        if isinstance(item, Variable):
            yield rest + branch + _variable(item, layer, style)
        elif isinstance(item, Loss):
            where = (
                f" at {style.relative(item.place.path)}:{item.place.line}" if item.place is not None else ""
            )
            word = "add_loss" if item.loss_kind == "add_loss" else "loss"
            yield printable(f"{rest}{branch}⬡ {word} {shape_text(item.shape)}{where}")
        else:
            yield from _layer(trace, item, rest + branch, rest + below_it, style)


def _variable(item: Variable, layer: Layer, style: Style) -> str:
    name = below(item.path, layer.path)
    kind = item.variable_kind
    size = 1
    for dimension in item.shape or ():
        size *= dimension or 0
    parts = [f"{GLYPHS[kind]} {name}", f"{item.dtype} {shape_text(item.shape)}", f"{size:,}", kind]
    if item.initializer:
        parts.append(item.initializer)
    if kind == "untracked":
        where = (
            f", made at {style.relative(item.place.path)}:{item.place.line}" if item.place is not None else ""
        )
        return style.paint(RED, "  ".join(parts) + f": Keras neither trains nor saves it{where}")
    return printable("  ".join(parts))


def _params(trace: Trace, layer: Layer) -> int:
    prefixes = tuple(f"{path}{mark}" for path in layer.paths for mark in (".", "[")) if layer.path else ("",)
    total = 0
    for item in trace.variables:
        if item.variable_kind in ("trainable", "non-trainable") and any(
            path.startswith(prefixes) for path in item.paths
        ):
            size = 1
            for dimension in item.shape or ():
                size *= dimension or 0
            total += size
    return total


def _shapes(trace: Trace, layer: Layer) -> str:
    call = next((item for item in trace.calls if item.layer == layer.number), None)
    if call is None:
        return ""
    taken = ", ".join(shape_text(item.shape) for item in call.arguments if item.name)
    given = ", ".join(shape_text(item.shape) for item in call.outputs)
    return f"{taken or '()'} → {given or '?'}"


def _ends(trace: Trace, style: Style) -> Iterator[str]:
    counts = dict.fromkeys(GLYPHS, 0)
    for item in trace.variables:
        counts[item.variable_kind] += 1
    said = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    yield style.paint(
        DIM, f"variables: {said or 'none'}; calls: {len(trace.calls)}; losses: {len(trace.losses)}"
    )
