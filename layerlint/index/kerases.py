"""The versions of Keras that a class runs with: those of what it derives from, not of the run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from layerlint.index.module import ClassHeader, Module
from layerlint.index.project import Project
from layerlint.tables.keras_names import root_of
from layerlint.target.keras_target import Target

_OWN = {"tf_keras": 2, "tensorflow.python.keras": 2, "keras_core": 3}
"""Packages that are one Keras, whichever Keras is installed."""
_ONLY_IN_2 = (
    "keras.engine.",
    "keras.src.engine.",
    "keras.legacy_tf_layers.",
    "keras.src.legacy_tf_layers.",
    "tensorflow.compat.v1.layers.",
    "tensorflow.layers.",
)
"""Modules that no Keras 3 has."""
_MOVES = ("keras.engine.", "keras.src.engine.")
"""Those whose classes Keras 3 has in another place: where it is requested for, they are judged as classes of Keras 3."""

_IMPORTS_TF_KERAS = re.compile(r"^[ \t]*(?:import|from)[ \t][^\n#]{0,200}\btf_keras\b", re.MULTILINE)
_NAMES_ANOTHER = re.compile(
    r"^[ \t]*(?:from[ \t]+keras\b|import[ \t](?:[^\n]{0,200},)?[ \t]*keras\b"
    r"|from[ \t]+tensorflow[ \t]+import[ \t][^\n]{0,200}\bkeras\b)|\b(?:tf|tensorflow)\.keras\b",
    re.MULTILINE,
)


def kerases_outside(text: str, target: Target) -> tuple[int, ...]:
    """The Keras versions that code outside layer classes runs with, in a module with this text.

    What imports `tf_keras` runs with Keras 2, and with that of the project where it names another Keras as well.
    """
    if "tf_keras" not in text or not _imports_tf_keras(text):
        return (target.keras,)
    return (target.keras, 2) if target.keras != 2 and _NAMES_ANOTHER.search(text) is not None else (2,)


@lru_cache(maxsize=4)
def _imports_tf_keras(text: str) -> bool:
    """Asked for each function of a module in turn."""
    return _IMPORTS_TF_KERAS.search(text) is not None


def kerases_of(
    project: Project,
    module: Module,
    header: ClassHeader,
    ancestors: Mapping[str, frozenset[int]],
    target: Target,
) -> tuple[int, ...]:
    """The Keras versions that the class runs with, that of its project first.

    `ancestors` are the versions of its ancestors by name, without mixins, which run with any. A class with bases of
    different versions runs with that of its project.
    """
    kerases: frozenset[int] | None = None
    for base in header.bases:
        name = project.base_name(module, header, base)
        own = ancestors.get(name) or _of_base(project, module, base, name, header.keras, target)
        if own:
            kerases = own if kerases is None else kerases & own
    if not kerases:
        kerases = frozenset({header.keras or target.keras})
    return tuple(sorted(kerases, key=lambda keras: keras != target.keras))


def is_of_keras(roots: Iterable[str]) -> bool:
    """Whether a class with these roots derives from one of Keras: a mixin does not, and runs with any."""
    return any(root_of(root) is not None or f"{root}.".startswith(_ONLY_IN_2) for root in roots)


def _of_base(
    project: Project, module: Module, base: str, name: str, guard: int, target: Target
) -> frozenset[int] | None:
    """The versions of a class of Keras, as it is named in the module; None for what is none."""
    meanings = [(name, 0)]
    if "?" not in base and (choices := project.choices(module, base)):
        meanings = [(project.meaning(choice, where), choice.keras) for choice, where in choices]
    kerases = {
        keras
        for meaning, own in meanings
        if (keras := _of_name(f"{meaning}.", guard or own, target)) is not None
    }
    return frozenset(kerases) or None


def _of_name(qualified: str, guard: int, target: Target) -> int | None:
    root = root_of(qualified.rstrip("."))
    if qualified.startswith(_ONLY_IN_2):
        moves = target.requested and target.keras == 3 and qualified.startswith(_MOVES)
        return 3 if moves else 2
    if root is None:
        return None
    return _OWN.get(root) or guard or target.of_root(root)
