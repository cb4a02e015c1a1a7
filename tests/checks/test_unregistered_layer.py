"""LL406: what a decorator of an unknown name does is unknown, so nothing is said of its class."""

from __future__ import annotations

import pytest

from layerlint.run.lint_text import lint_text

LAYER = """import tensorflow as tf

{}class A(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config()
"""


@pytest.mark.parametrize(
    ("decorator", "codes"),
    [
        ("", ["LL406"]),
        ("@tf.keras.utils.register_keras_serializable()\n", []),
        ("@keras.utils.register_keras_serializable()\n", []),  # `keras` is bound by whatever runs the file
        ("@registry[0]\n", []),
        ("@(lambda cls: known(cls))\n", []),
    ],
)
def test_unregistered_layer(decorator: str, codes: list[str]) -> None:
    found = lint_text(LAYER.format(decorator))
    assert [one.code for one in found if one.code == "LL406"] == codes
