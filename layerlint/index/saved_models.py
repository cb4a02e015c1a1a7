"""What a file does with models, by its text alone: which classes stand in one that saves or loads whole models, and of
which it loads weights into an object that was built and never run."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from layerlint.index.saved_classes import without_unsaved

_SAVES = re.compile(
    r"\b(?:models|saving)\.(?:load|save)_model\("
    r"|\b(?!saved_model\.)\w{0,60}[mM]odel\w{0,60}\.save\("
    r"|\.save\([^()\n]{0,400}\.(?:keras|h5|hdf5)[\"']"
    r"|\bModelCheckpoint\((?!(?:[^()]|\([^()]{0,2000}\)){0,2000}save_weights_only\s*=\s*True)"
)
_IMPORTED = re.compile(r"[ ,(](?:load|save)_model\b")
_IMPORT = re.compile(r"\bimport\b")
_LINE = 400
"""Characters of a line that are looked at, so that a long one takes no longer than its length."""
_MAY = ("load_model", "save_model", ".save(", "ModelCheckpoint(")
_NAME = re.compile(r"\b_*[A-Z]\w*")
_CLONES = re.compile(r"\bclone_model\([ \t\n]*\w+[ \t\n]*\)")
"""What makes the layers of a functional model anew, out of their configurations."""
_MODEL_CLASS = re.compile(r"^[ \t]*class[ \t]+(\w+)\([^)\n]*Model\)", re.MULTILINE)


_MIXED = re.compile(
    r"\b(?:set_global_policy|set_dtype_policy|set_policy|Policy|DTypePolicy)\([ \t\n]{0,40}[\"']mixed_b?float16[\"']"
)


_FIXED_BATCH = re.compile(
    r"\b(?:batch_(?:input_)?shape[ \t]*=[ \t]*[(\[]"
    r"|Input\((?:[^()\n]|\([^()\n]{0,200}\)){0,200}?\bbatch_size[ \t]*=)[ \t]*(?!None\b)\w"
)
"""An input whose batches all have one size."""


class ModelUses(NamedTuple):
    """What a file does with models.

    saved  its names, where it saves or loads whole models
    built  classes of which it loads weights into an object that is built and never run
    mixed  whether it sets a policy of mixed precision
    validated  whether its only model with a `train_step` is evaluated: by `evaluate`, or by data for `fit`
    eager  whether it runs with PyTorch, or trains by a loop of its own or updates metrics by hand, and has nothing that
        makes a graph
    fixed_batch  whether it gives an input the size of its batches, or runs with JAX, which knows it
    jax  whether it runs with JAX
    """

    saved: frozenset[str] = frozenset()
    built: frozenset[str] = frozenset()
    mixed: bool = False
    validated: bool = False
    eager: bool = False
    fixed_batch: bool = False
    jax: bool = False


def model_uses(text: str) -> ModelUses:
    mixed = "mixed_" in text and _MIXED.search(text) is not None
    fixed = "batch_" in text and _FIXED_BATCH.search(text) is not None
    jax = _runs_with(text, "jax", _OF_JAX)
    saved, built = saved_names(text), built_names(text)
    return ModelUses(saved, built, mixed, _is_validated(text), _is_eager(text), fixed or jax, jax)


_EVALUATES = re.compile(r"\bvalidation_(?:data|split)[ \t]*=[ \t]*(?!None\b)|\.evaluate\(")


def _is_validated(text: str) -> bool:
    return text.count("def train_step(self") == 1 and _EVALUATES.search(text) is not None


_GRAPH = re.compile(
    r"\.function\b|@function\b|\bimport[^\n]{0,200}\bfunction\b|\bInput\(|save_model|map_fn|\bLambda\("
    r"|(?:train|test|predict)_step\(self|\bstrategy\.(?:run|scope|experimental_run\w*)\(|\.distribute\.|\bplaceholder\b"
    r"|disable_eager|\bjit\b|_generator\("
)
"""What may run a model in a graph."""
_RUNS = re.compile(r"(\w{0,60})\)?\.(?:fit|compile|predict|evaluate|export|save|train_on_batch)\(")
_OTHERS = re.compile(
    r"(?i)vocab|token|scaler|vectori|pca|label|one_?hot|impute|cluster|kmeans|^(?:le|re|ohe)$|fig"
)
"""Names of what has such methods and is no model of Keras."""


_OF_TORCH = re.compile(r"^[ \t]*(?:import|from)[ \t]+torch\b", re.MULTILINE)
_OF_JAX = re.compile(r"^[ \t]*(?:import|from)[ \t]+jax\b", re.MULTILINE)


def _runs_with(text: str, backend: str, imports: re.Pattern[str]) -> bool:
    """Whether Keras 3 runs with that backend: the file asks for it, or imports it and not TensorFlow."""
    if backend not in text:
        return False
    chosen = _BACKEND.search(text) if "KERAS_BACKEND" in text else None
    if chosen is not None:
        return chosen[1] == backend
    return "tensorflow" not in text and imports.search(text) is not None


_BACKEND = re.compile(r"""KERAS_BACKEND["'\]), ]{1,4}=?[ \t]*["'](\w{1,20})["']""")
_BY_HAND = re.compile(r"(?<![\w.])(?!self\b|super\b)\w+\.update_state\(")


def _is_eager(text: str) -> bool:
    if _runs_with(text, "torch", _OF_TORCH):
        return True
    runs = loops_by_itself(text) or (".update_state(" in text and _BY_HAND.search(text) is not None)
    return runs and not makes_graphs(text)


def loops_by_itself(text: str) -> bool:
    """Whether a text has a training loop of its own."""
    return "GradientTape(" in text and ".apply_gradients(" in text


def makes_graphs(text: str) -> bool:
    """Whether a text may run a model in a graph."""
    return _GRAPH.search(text) is not None or any(
        _OTHERS.search(match[1]) is None for match in _RUNS.finditer(text)
    )


def saved_names(text: str) -> frozenset[str]:
    """The names that may be of classes in a text that saves or loads whole models, without those that are not in what it
    saves; none in any other text.

    In one that clones functional models, those that are of no model classes.
    """
    if "eras" not in text:
        return frozenset()
    if any(word in text for word in _MAY) and _saves(text):
        return without_unsaved(frozenset(_NAME.findall(text)), text)
    if "clone_model(" in text and _CLONES.search(text) is not None:
        return frozenset(_NAME.findall(text)) - frozenset(_MODEL_CLASS.findall(text))
    return frozenset()


def _saves(text: str) -> bool:
    return _SAVES.search(text) is not None or any(
        _IMPORT.search(
            text, text.rfind("\n", max(0, match.start() - _LINE), match.start()) + 1, match.start()
        )
        for match in _IMPORTED.finditer(text)
        if match.start() < _LINE or "\n" in text[match.start() - _LINE : match.start()]
    )


_MADE = re.compile(r"\b((?:self\.)?\w+)[ \t]*=[ \t]*(?:\w+\.)*(_*[A-Z]\w*)\(")


def built_names(text: str) -> frozenset[str]:
    """Classes of which an object is made, built, and given weights from a file, before anything else runs it."""
    if ".build(" not in text or ".load_weights(" not in text or "eras" not in text:
        return frozenset()
    holders = _used(text, ".build(") & _used(text, ".load_weights(")
    constructions = islice((match for match in _MADE.finditer(text) if match[1] in holders), _MOST)
    return frozenset(match[2] for match in constructions if _only_built(match[1], _after(text, match.end())))


_USE = re.compile(
    r"(?<![\w.])((?:self\.)?\w+)"
    r"(\(|[ \t]*=(?!=)|\.(?:build|load_weights|call|__call__|fit|predict|evaluate|train_\w+|test_\w+)\()"
)


def _used(text: str, how: str) -> set[str]:
    """The objects that are used like that."""
    return {match[1] for match in _USE.finditer(text) if match[2] == how}


def _after(text: str, end: int) -> str:
    """What follows in the same function."""
    return _DEFINITION.split(text[end : end + _NEAR], maxsplit=1)[0]


_MOST = 200
"""How many objects of a file are looked at."""
_NEAR = 3000
"""How many characters behind the object's creation are looked at."""
_DEFINITION = re.compile(r"\n[ \t]*(?:async[ \t]+def|def|class)[ \t]")


def _only_built(holder: str, rest: str) -> bool:
    built = False
    for match in _USE.finditer(rest):
        if match[1] != holder:
            continue
        if match[2] == ".load_weights(":
            return built
        if match[2] != ".build(":
            return False
        built = True
    return False
