"""Read layer classes: each class of a run is extracted once, its ancestors before it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from layerlint.extract.class_extraction import extract
from layerlint.extract.class_traits import TRAITS, Lookup, TraitAnswers, trait_of
from layerlint.extract.extracted import Extracted
from layerlint.extract.link import link
from layerlint.extract.own_traits import OwnTraits, own_traits
from layerlint.index.layer_index import LayerIndex
from layerlint.index.layer_source import LayerSource
from layerlint.index.name_queries import NameQueries
from layerlint.model.facts import ClassTraits, Form, Iterate, Kind, LayerClass, Phase
from layerlint.queries.creations import RUN
from layerlint.tables.keras_names import keras_name, short_name

_KEPT_TREES = 16


@dataclass(frozen=True, slots=True)
class ReadLayer:
    """A layer class with its syntax tree and the names of its module, while findings are placed in it."""

    source: LayerSource
    extracted: Extracted
    layer: LayerClass
    names: NameQueries


class ReadClass(NamedTuple):
    """The source of a class that was read, with the names and the traits that others need."""

    source: LayerSource
    names: NameQueries
    traits: OwnTraits


@dataclass(slots=True)
class Reader:
    """Extracts classes on demand. Of ancestors only the facts are stored, not their trees."""

    layers: LayerIndex
    recalled: Lookup | None = None
    """Looks up the traits of a class in a cache, so that it need not be read."""
    trait_answers: dict[str, TraitAnswers] = field(default_factory=dict)
    _known: dict[str, Extracted] = field(default_factory=dict)
    _expected: set[str] = field(default_factory=set)
    """Classes that will be read later: if one is extracted as an ancestor first, its tree is stored until then."""
    _trees: dict[str, tuple[Extracted, ReadClass]] = field(default_factory=dict)
    _own_traits: dict[str, OwnTraits] = field(default_factory=dict)
    _read_classes: dict[str, ReadClass] = field(default_factory=dict)

    def expect(self, sources: Iterable[LayerSource]) -> None:
        self._expected = {source.qualified for source in sources}

    def read(self, source: LayerSource) -> ReadLayer:
        """The layer class. Raises `libcst.ParserSyntaxError` where LibCST cannot parse it."""
        self._expected.discard(source.qualified)
        ancestors = self._ancestors(source)
        extracted = self._kept(source) or self._extract(source, ancestors)
        if source.qualified in self.layers.parents:
            self._known.setdefault(source.qualified, _slim(extracted))
        layer = link(
            source,
            extracted,
            ancestors,
            source.keras,
            subclasses=source.qualified in self.layers.parents,
        )
        answers = self.trait_answers[source.qualified] = {
            trait: {name: trait_of(trait, self.layers, name, source.keras, self.lookup) for name in names}
            for trait, names in _classes_by_trait(layer).items()
        }
        if any(answers.values()):
            layer = replace(layer, made=_traits(answers))
        return ReadLayer(source, extracted, layer, self._read_classes[source.qualified].names)

    def _extract(self, source: LayerSource, ancestors: Sequence[Extracted]) -> Extracted:
        queries = NameQueries(source.names)
        extracted = extract(source, ancestors, queries)
        traits = self._own_traits[source.qualified] = own_traits(extracted.facts, source.keras)
        self._read_classes[source.qualified] = ReadClass(source, queries, traits)
        return extracted

    def drain(self, current: LayerSource) -> list[ReadClass]:
        """Return the classes that were read since the last call, ancestors before their children, `current` last.

        A class whose tree was stored is returned again when it has been read as a whole.
        """
        classes = sorted(self._read_classes.values(), key=lambda cls: cls.source is current)
        self._read_classes.clear()
        return classes

    def _ancestors(self, source: LayerSource) -> list[Extracted]:
        """Nearest first; read from the farthest, so that a long chain is no deep recursion."""
        return [self._extracted(ancestor) for ancestor in reversed(source.ancestors)][::-1]

    def _extracted(self, source: LayerSource) -> Extracted:
        extracted_before = self._known.get(source.qualified)
        if extracted_before is None:
            extracted = self._extract(source, self._ancestors(source))
            if source.qualified in self._expected:
                self._keep(source, extracted)
            extracted_before = self._known[source.qualified] = _slim(extracted)
        return extracted_before

    def _keep(self, source: LayerSource, extracted: Extracted) -> None:
        """Store the tree until the class is read. The oldest one is dropped: another process may have read its class."""
        self._trees[source.qualified] = extracted, self._read_classes[source.qualified]
        if len(self._trees) > _KEPT_TREES:
            del self._trees[next(iter(self._trees))]

    def _kept(self, source: LayerSource) -> Extracted | None:
        extracted, read = self._trees.pop(source.qualified, (None, None))
        if read is not None:
            self._read_classes[source.qualified] = read
        return extracted

    def lookup(self, source: LayerSource) -> OwnTraits | None:
        """What the class itself shows of the traits; read if that is not known."""
        traits = self._own_traits.get(source.qualified)
        if traits is None and self.recalled is not None:
            traits = self.recalled(source)
        if traits is None:
            traits = own_traits(self._extracted(source).facts, source.keras)
        self._own_traits[source.qualified] = traits
        return traits


def _classes_by_trait(layer: LayerClass) -> dict[str, list[str]]:
    """By trait: the project classes of which the layer class needs to know whether they have it."""
    instantiated = list(_made(layer))
    layers = instantiated if layer.is_model else []
    classes = dict.fromkeys(TRAITS, layers)
    classes["call_takes"] = instantiated
    classes["requires_training"] = instantiated if layer.keras == 3 else []
    classes["inherits_build"] = layers if layer.own_method("build") is not None else []
    classes["owns_weights"] = list(dict.fromkeys((*layers, *_made(layer, *RUN), *classes["inherits_build"])))
    trained = instantiated if _freezes_itself(layer) else layers
    classes["owns_trainables"] = list(dict.fromkeys((*trained, *_called_twice(layer))))
    classes["needs_dunder_call"] = classes["needs_training_flag"] = list(dict.fromkeys(_bypassed(layer)))
    classes["stateless"] = list(dict.fromkeys((*_shared(layer), *_modules(layer))))
    classes["lacks_state_size"] = list(_made(layer)) if _runs_cells(layer) else []
    classes["returns_tensor"] = list(_made(layer)) if _takes_apart(layer) else []
    return classes


def _traits(answers: TraitAnswers) -> dict[str, ClassTraits]:
    """The answers by class."""
    names = dict.fromkeys(name for by_class in answers.values() for name in by_class)
    traits: dict[str, ClassTraits] = {}
    for name in names:
        values: dict[str, Any] = {
            trait: by_class[name] for trait, by_class in answers.items() if name in by_class
        }
        traits[name] = ClassTraits(**values)
    return traits


def _slim(extracted: Extracted) -> Extracted:
    return replace(extracted, nodes=(), module=None, node=None, entered=(), quick=None)


def _bypassed(layer: LayerClass) -> Iterator[str]:
    """The project layer classes of sublayers whose `call` is run directly (`self.block.call(x)`)."""
    for _, event in layer.calls(*RUN):
        if event.value.on_value("call") and event.value.receiver is not None:
            for _, assign in layer.assignments(event.value.receiver.path):
                if assign.value.form is Form.CALL and keras_name(assign.value.name) is None:
                    yield assign.value.name


def _called_twice(layer: LayerClass) -> Iterator[str]:
    """The project layer classes of which one attribute is called twice, and another one of the class is not."""
    calls = Counter(event.value.path for _, event in layer.calls(Phase.CALL) if event.value.path)
    assigns = [
        assign for _, assign in layer.assigns(Phase.CONSTRUCT) if keras_name(assign.value.name) is None
    ]
    twice = {assign.value.name for assign in assigns if calls[assign.path] > 1}
    for assign in assigns:
        if assign.value.makes_layer and assign.value.name in twice and assign.path not in calls:
            yield assign.value.name


def _runs_cells(layer: LayerClass) -> bool:
    """Whether it makes an `RNN`."""
    return any(
        part.value.name.endswith(".RNN") and short_name(part.value.name) == "layers.RNN"
        for part in layer.parts(Form.CALL)
    )


def _freezes_itself(layer: LayerClass) -> bool:
    """Whether it sets `trainable` in Keras 3, directly or through `super().__init__`."""
    sets = any(True for _ in layer.assignments("trainable"))
    return layer.keras == 3 and (
        sets
        or any(
            call.value.on_super("__init__") and call.value.argument("trainable") for _, call in layer.calls()
        )
    )


def _shared(layer: LayerClass) -> Iterator[str]:
    """The project layer classes with a shared instance: `[Block()] * n`, `def __init__(self, inner=Block())`."""
    init = layer.own_method("__init__")
    defaults = (
        [param.default for param in init.params if param.default is not None] if init is not None else []
    )
    repeated = [item for part in layer.parts(Form.REPEAT) for item in part.value.items]
    for value in (*defaults, *repeated):
        if value.kind is Kind.SUBLAYER and value.form is Form.CALL and keras_name(value.name) is None:
            yield value.name


def _modules(layer: LayerClass) -> Iterator[str]:
    """The `tf.Module` classes of the project that the class instantiates."""
    for _, call in layer.calls():
        if call.value.kind is Kind.TF_MODULE and call.value.form is Form.CALL:
            yield call.value.name


def _takes_apart(layer: LayerClass) -> bool:
    """Whether the result of a layer is unpacked or iterated: `a, b = self.block(x)`."""
    return any(
        isinstance(event, Iterate) and event.value.kind is Kind.INPUT and event.value.form is Form.CALL
        for _, event in layer.events(Phase.CALL)
    )


def _made(layer: LayerClass, *phases: Phase) -> Iterator[str]:
    """The project layer classes that the class instantiates."""
    seen: set[str] = set()
    for _, event in layer.calls(*phases):
        if event.value.kind is Kind.SUBLAYER and event.value.form is Form.CALL:
            name = event.value.name
            if name and name not in seen and keras_name(name) is None:
                seen.add(name)
                yield name
