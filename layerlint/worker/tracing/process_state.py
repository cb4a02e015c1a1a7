"""State of the process that a run changes: random generators and the counters of Keras's generated names."""

from __future__ import annotations

import contextlib
import importlib
import random
import sys
from collections.abc import Iterator
from typing import Any

from ..keras_api import Api
from .saved_state import SavedState

OWN_SEED = 1_822_357_991
"""TensorFlow has one generator for each pair of seeds: a seed of our own leaves those of the user unchanged."""


@contextlib.contextmanager
def unchanged(root: Any, api: Api) -> Iterator[SavedState]:
    """Run the block with a live layer; afterwards restore the layer, its content and the process."""
    state = SavedState([root, *_keras_globals(api)], api)
    names = _name_counters()
    numpy_random = importlib.import_module("numpy").random
    python, numpy = random.getstate(), numpy_random.get_state(legacy=False)
    try:
        with _own_seed():
            yield state
    finally:
        state.put_back()
        for counts, before in names:
            counts.clear()
            counts.update(before)
        random.setstate(python)
        numpy_random.set_state(numpy)


def _keras_globals(api: Api) -> list[Any]:
    """The objects that hold Keras's global generators; of Keras 3, all of its global state."""
    places = (
        ("keras.src.backend.common.global_state", "GLOBAL_STATE_TRACKER"),
        ("tf_keras.src.backend", "_SEED_GENERATOR"),
        ("keras.backend", "_SEED_GENERATOR"),
        ("keras.src.backend", "_SEED_GENERATOR"),
    )
    objects = [getattr(sys.modules.get(module), name, None) for module, name in places]
    return [item for item in objects if item is not None]


def _name_counters() -> list[tuple[dict[Any, Any], dict[Any, Any]]]:
    """The counters of Keras 2 for names such as `dense_7`, with what they are now."""
    out = []
    for module in ("tf_keras.src.backend", "keras.src.backend", "keras.backend"):
        graphs = getattr(sys.modules.get(module), "PER_GRAPH_OBJECT_NAME_UIDS", None)
        for counts in list(graphs.values()) if graphs is not None else ():
            out.append((counts, dict(counts)))
    return out


@contextlib.contextmanager
def _own_seed() -> Iterator[None]:
    """Set TensorFlow's seeds while the block runs; the public function would reset every generator."""
    context: Any = importlib.import_module("tensorflow.python.eager.context").context()
    generators: Any = importlib.import_module("tensorflow.python.ops.stateful_random_ops")
    before = {name: getattr(context, name) for name in ("_seed", "_rng") if hasattr(context, name)}
    generator = generators.global_generator
    held = None if generator is None else generator.state.read_value()
    context._seed, context._rng = OWN_SEED, random.Random(OWN_SEED)
    try:
        yield
    finally:
        if "_rng" not in before:
            del context._rng
        for name, value in before.items():
            setattr(context, name, value)
        generators.global_generator = generator
        if generator is not None:
            generator.state.assign(held)
