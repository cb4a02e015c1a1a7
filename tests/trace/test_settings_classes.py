"""Objects of plain classes for arguments that are annotated so."""

from __future__ import annotations

import enum
import inspect
from dataclasses import dataclass, field
from typing import Any

import pytest

from layerlint.worker.settings_classes import settings_texts, words_of


class Layer:
    """Stands for the layers of Keras."""


class Mode(enum.Enum):
    UP = "up"
    DOWN = "down"


@dataclass
class Inner:
    depth: int = 1


@dataclass
class Sizes:
    embed_dim: int = 768
    nb_heads: int = 12
    nb_blocks: int = 12
    input_size: tuple[int, int] = (224, 224)


@dataclass
class Needs:
    num_heads: int
    inner: Inner
    names: list[str] = field(default_factory=list)


NAMES: dict[str, Any] = {"Sizes": Sizes, "Mode": Mode, "Needs": Needs, "Inner": Inner, "Layer": Layer}


@pytest.mark.parametrize(
    ("annotation", "texts"),
    [
        ("Sizes", ["Sizes(embed_dim=96, nb_blocks=2, input_size=(64, 64))", "Sizes()"]),
        (Inner | None, ["Inner()"]),
        ("Optional[Inner]", ["Inner()"]),
        ("Inner | None", ["Inner()"]),
        ("Mode", ["Mode('up')", "Mode('down')"]),
        ("Needs", ["Needs(num_heads=2, inner=Inner())"]),
        ("Layer", []),
        ("Missing", []),
        (int, []),
        (list[int], []),
        (inspect.Parameter.empty, []),
        (Exception, []),
    ],
)
def test_an_annotated_argument_gets_an_object(annotation: Any, texts: list[str]) -> None:
    small = [sorted(text) for text in settings_texts(annotation, NAMES, lambda cls: cls is Layer)]
    assert small == [sorted(text) for text in texts]


class Named:
    def __init__(self, norm_layer: str = "layer_norm", width: int = 8) -> None: ...


class Takes:
    def __init__(self, norm_layer: str, width: int) -> None: ...


def test_other_classes_of_the_module_have_words_for_the_same_name() -> None:
    assert words_of(Takes, "norm_layer") == ["layer_norm"]
    assert words_of(Takes, "width") == words_of(Takes, "other") == []
