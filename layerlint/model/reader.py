"""Layer classes, read: each class of a run is extracted once, its ancestors before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from layerlint.keras_names import is_stateless, keras_name
from layerlint.layers import Layers, LayerSource
from layerlint.model.extract import Extracted, extract
from layerlint.model.facts import Call, Form, Kind, LayerClass, Phase
from layerlint.model.link import link
from layerlint.model.queries import RUN

_KEPT_TREES = 16
_STATE = frozenset({Kind.WEIGHT, Kind.VARIABLE})


@dataclass(frozen=True, slots=True)
class ReadLayer:
    """A layer class with its syntax tree, for as long as findings are placed in it."""

    source: LayerSource
    extracted: Extracted
    layer: LayerClass


@dataclass(slots=True)
class Reader:
    """Extracts classes on demand. Of ancestors only the facts are kept, not their trees."""

    layers: Layers
    keras: int
    _known: dict[str, Extracted] = field(default_factory=dict)
    _expected: set[str] = field(default_factory=set)
    """Classes that will be read soon: when another class needs one of them first, its tree is kept for then."""
    _trees: dict[str, Extracted] = field(default_factory=dict)

    def expect(self, sources: Iterable[LayerSource]) -> None:
        self._trees.clear()
        self._expected = {source.qualified for source in sources}

    def read(self, source: LayerSource) -> ReadLayer:
        """The layer class. Raises `libcst.ParserSyntaxError` where LibCST cannot parse it."""
        self._expected.discard(source.qualified)
        ancestors = [self._extracted(ancestor) for ancestor in source.ancestors]
        extracted = self._trees.pop(source.qualified, None) or extract(source, ancestors)
        self._known.setdefault(source.qualified, _slim(extracted))
        layer = link(
            source,
            extracted,
            ancestors,
            self.keras,
            subclasses=source.qualified in self.layers.parents,
            touched=source.touched,
        )
        stateful = frozenset(name for name in _made(layer, *RUN) if self._owns_state(name))
        lossy = (
            frozenset(name for name in _made(layer) if self._adds_losses(name))
            if layer.is_model
            else frozenset()
        )
        if stateful or lossy:
            layer = replace(layer, stateful=stateful, lossy=lossy)
        return ReadLayer(source, extracted, layer)

    def _extracted(self, source: LayerSource) -> Extracted:
        known = self._known.get(source.qualified)
        if known is None:
            extracted = extract(source, [self._extracted(ancestor) for ancestor in source.ancestors])
            if source.qualified in self._expected and len(self._trees) < _KEPT_TREES:
                self._trees[source.qualified] = extracted
            known = self._known[source.qualified] = _slim(extracted)
        return known

    def _owns_state(self, qualified: str) -> bool:
        """Whether a project class certainly makes weights, or sublayers that do."""
        source = self.layers.find(qualified)
        if source is None:
            return False
        if any(not is_stateless(keras_name(root) or "", self.keras) for root in source.roots):
            return True
        for one in (source, *source.ancestors):
            for method in self._extracted(one).facts.methods:
                for call in method.calls:
                    kind = call.value.kind
                    if kind in _STATE:
                        return True
                    short = keras_name(call.value.name)
                    if kind is Kind.SUBLAYER and short is not None and not is_stateless(short, self.keras):
                        return True
        return False

    def _adds_losses(self, qualified: str) -> bool:
        source = self.layers.find(qualified)
        if source is None:
            return False
        return any(
            call.value.name in {"self.add_loss", "super.add_loss"}
            for one in (source, *source.ancestors)
            for method in self._extracted(one).facts.methods
            for call in method.calls
        )


def _slim(extracted: Extracted) -> Extracted:
    return replace(extracted, nodes=(), module=None, node=None)


def _made(layer: LayerClass, *phases: Phase) -> Iterator[str]:
    """The project layer classes of which the class makes instances."""
    seen: set[str] = set()
    for _, event in layer.events(*phases):
        if isinstance(event, Call) and event.value.kind is Kind.SUBLAYER and event.value.form is Form.CALL:
            name = event.value.name
            if (
                name not in seen
                and not name.startswith((".", "self.", "super.", "("))
                and keras_name(name) is None
            ):
                seen.add(name)
                yield name
