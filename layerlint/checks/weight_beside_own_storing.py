"""LL414: a weight that a subclass of `Dense`, `Embedding` or a convolution adds, and that Keras 3 does not save."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import Assign, LayerClass, Phase
from layerlint.queries.weights import adds_weight
from layerlint.rule import Finding, Severity, rule
from layerlint.tables.keras_names import short_name

_STORE_THEIR_OWN = frozenset(
    {"Dense", "EinsumDense", "Embedding", "ReversibleEmbedding", "Conv1D", "Conv2D", "Conv3D", "Convolution1D",
     "Convolution2D", "Convolution3D"}
)  # fmt: skip
"""Layers of Keras 3 that save and load their weights by name."""
_SAVED = frozenset({"kernel", "bias", "embeddings", "_kernel", "_embeddings", "reverse_embeddings"})
_STORING = ("save_own_variables", "load_own_variables")


@rule(
    "LL414",
    "weight-beside-own-storing",
    summary="A subclass of `Dense`, `Embedding` or a convolution adds a weight: Keras 3 does not save it, loading fails.",
    targets=(3,),
    severity=Severity.WARNING,
)
def weight_beside_own_storing(layer: LayerClass) -> Iterator[Finding]:
    bases = [short_name(root).removeprefix("layers.") for root in layer.roots]
    stored = [base for base in bases if base in _STORE_THEIR_OWN]
    if not stored or not layer.complete or any(layer.method(name) is not None for name in _STORING):
        return
    first = next(_additions(layer), None)
    if first is not None:
        yield Finding(
            first.value.at,
            f"`{stored[0]}` saves only its own weights in Keras 3, and this one is not among them: loading the model"
            " fails",
            attribute=first.path,
            help=f"hold a `{stored[0]}` in an attribute instead of deriving from it, or write `save_own_variables` and"
            " `load_own_variables`",
        )


def _additions(layer: LayerClass) -> Iterator[Assign]:
    """The own assignments of new weights that the parent does not know."""
    for method in layer.methods:
        for assign in method.assigns:
            phases = layer.phases_of(method, assign)
            is_weight = adds_weight(assign.value) and not assign.value.local
            if is_weight and phases & {Phase.CONSTRUCT, Phase.BUILD} and assign.path not in _SAVED:
                yield assign
