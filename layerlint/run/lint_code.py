"""Run the rules over code outside layer classes that creates or trains models."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import libcst as cst

from layerlint.extract.own_traits import OwnTraits
from layerlint.extract.reader import Reader, ReadLayer
from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.model.facts import Kind, LayerClass, Phase, Value
from layerlint.outside.code_units import CodeUnit, code_units
from layerlint.outside.code_words import compiled_losses
from layerlint.queries.conditions import places_of_other_versions
from layerlint.rule import Diagnostic, ModelCode, Rule
from layerlint.run.lint_class import place_findings

_KEPT_MODELS = 64
"""How many layer classes stay in memory while the modules that use them are read."""


@dataclass(slots=True)
class ModelReader:
    """Reads the layer classes that code outside classes uses, each once for many modules."""

    index: LayerIndex
    reader: Reader = field(init=False)
    _layers: dict[str, LayerClass] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.reader = Reader(self.index)

    def read(self, source: LayerSource) -> LayerClass:
        """The layer class. Raises `libcst.ParserSyntaxError`."""
        layer = self._layers.pop(source.qualified, None) or self._read(source)
        self._layers[source.qualified] = layer
        if len(self._layers) > _KEPT_MODELS:
            del self._layers[next(iter(self._layers))]
        return layer

    def traits(self, source: LayerSource) -> OwnTraits | None:
        """What the class itself shows of the traits; its tree is kept, for the class is often read next."""
        self.reader.expect([source])
        return self.reader.lookup(source)

    def _read(self, source: LayerSource) -> LayerClass:
        layer = self.reader.read(source).layer
        self.reader.drain(source)
        return layer


def lint_code(source: ModuleSource, models: ModelReader, rules: Sequence[Rule]) -> list[Diagnostic]:
    """The findings in functions, plain classes and the top level of a module; none if it does not parse."""
    return [
        diagnostic for read, code in read_units(source, models) for diagnostic in lint_unit(read, code, rules)
    ]


def read_units(source: ModuleSource, models: ModelReader) -> Iterator[tuple[ReadLayer, ModelCode]]:
    """The functions, plain classes and the top level of a module, read for the check `in_code`."""
    try:
        units, top = code_units(models.index, source)
    except SyntaxError:
        return  # reported for the file if it has layer classes
    reader = Reader(models.index, models.traits)
    losses = compiled_losses(source.text)
    at_top = _read(top, reader) if top is not None and units else None
    for unit in units:
        read = at_top if unit is top else _read(unit, reader)
        if read is not None:
            entered = frozenset(call.call for call in read.extracted.entered)
            top_level = at_top.layer if at_top is not None else None
            used = dict(_models(read, top_level, models))
            own = losses | {unit.qualname} if isinstance(unit, CodeUnit) and unit.is_loss else losses
            code = _as_it_runs(read.layer, source.text, own)
            yield read, ModelCode(code, used, entered, top_level, own)


def _as_it_runs(code: LayerClass, text: str, losses: frozenset[str]) -> LayerClass:
    """The code with its phases: a compiled loss runs in the training step; none if the file trains eagerly."""
    if "eagerly" in text:
        return replace(code, phases={}, streams={})
    name = code.own.qualname
    if code.own.bases or name not in losses:
        return code
    return replace(code, phases={**code.phases, (name, ""): frozenset({Phase.STEP})}, streams={})


def _read(unit: LayerSource, reader: Reader) -> ReadLayer | None:
    try:
        return reader.read(unit)
    except cst.ParserSyntaxError:
        return None


def lint_unit(read: ReadLayer, code: ModelCode, rules: Sequence[Rule]) -> Iterator[Diagnostic]:
    """The findings in one unit. Only a whole class gets fixes, for its text is that of the file."""
    unit = read.source
    hidden = places_of_other_versions(read.layer)
    findings = [
        (rule, replace(finding, fix=None) if unit.margin else finding)
        for rule in rules
        if rule.in_code is not None and set(unit.kerases).issubset(rule.targets)
        for finding in rule.in_code(code)
        if finding.at not in hidden
    ]
    try:
        placed = place_findings(read, findings, unit.keras).diagnostics
    except cst.ParserSyntaxError:  # LibCST parses it only where a finding needs it
        return
    for diagnostic in placed:
        inside = unit.qualname if unit.margin else f"{unit.qualname}.{diagnostic.method}"
        yield replace(diagnostic, layer="", method=inside.strip("."))


def _models(read: ReadLayer, top: LayerClass | None, models: ModelReader) -> Iterator[tuple[str, LayerClass]]:
    """The layer classes of the project whose objects the code creates or calls."""
    names: set[str] = set()
    for code in (read.layer, top):
        for method in code.methods if code is not None else ():
            for call in method.calls:
                for name in _classes(call.value):
                    source = models.index.find_only(name) if name not in names else None
                    names.add(name)
                    if source is not None:
                        yield name, models.read(source)


def _classes(call: Value) -> tuple[str, ...]:
    """The class that a call instantiates, and the classes of a called object: `model(x)`."""
    holder = call.receiver if call.calls_instance else None
    own = (call.name,) if call.kind is Kind.SUBLAYER and call.name else ()
    return (*own, *(holder.makes or (holder.name,) if holder is not None else ()))
