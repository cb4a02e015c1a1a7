"""Which texts stand for something of Keras, and what was meant by others."""

import pytest

from layerlint.tables.identifiers import area_of, is_of_the_other, is_unknown, meant

KNOWN = [
    ("relu", "activations", 2),
    ("gelu", "activations", 3),
    ("nonneg", "constraints", 2),
    ("he_normal", "initializers", 3),
    ("MSE", "losses", 3),
    ("logcosh", "losses", 2),
    ("acc", "metrics", 2),
    ("auc", "metrics", 3),
    ("ADAM", "optimizers", 3),
    ("l1_l2", "regularizers", 2),
]
UNKNOWN = [
    ("Relu", "activations", 3, "relu"),
    ("nonneg", "constraints", 3, "non_neg"),
    ("auc", "metrics", 2, "AUC"),
    ("logcosh", "losses", 3, "log_cosh"),
    ("rms", "optimizers", 3, ""),
    ("l1_l2", "regularizers", 3, "l1l2"),
]


@pytest.mark.parametrize(("text", "area", "keras"), KNOWN)
def test_what_keras_has(text: str, area: str, keras: int) -> None:
    assert not is_unknown(text, area, keras)


@pytest.mark.parametrize(("text", "area", "keras", "like"), UNKNOWN)
def test_what_keras_has_not(text: str, area: str, keras: int, like: str) -> None:
    assert is_unknown(text, area, keras)
    assert meant(text, area, keras) == like


def test_the_other_keras_and_the_areas() -> None:
    assert is_of_the_other("nonneg", "constraints", 3)
    assert not is_of_the_other("no_such", "constraints", 3)
    assert [area_of(one) for one in ("kernel_initializer", "recurrent_activation", "units")] == [
        "initializers",
        "activations",
        "",
    ]
