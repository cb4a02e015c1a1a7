"""Which evidence is of an older Keras 2.

`keras` up to 2.3 is the one before TensorFlow's own, which ran on several backends: its layers have setters that later
ones lack, and it calls the functions of users with fewer arguments. Before 2.10 and 2.11 initializers gave other values
each time, and optimizers took any variables. Before TensorFlow 2.6 `tf.keras` was `tensorflow.python.keras` itself.
"""

from __future__ import annotations

import re

from layerlint.tables.keras_versions import only_before

_REQUIREMENT = re.compile(r"(keras|tensorflow(?:-gpu|-cpu)?)(?: ([\d.]+)|:([\d.]+)|([=<>~!][^;`]*));?$")
_FIRST = {"keras": (2, 4), "tensorflow": (2, 0)}
_PYTHON = re.compile(r"Python (?:2\.\d|3\.[0-6])$")
"""A Python for which TensorFlow 2.10 was never released."""
_PYTHON_2 = re.compile(r"Python (?:2\.\d|3\.[0-5])$")
"""A Python for which TensorFlow 2.6 was never released."""
_NAMES = (
    "keras.engine.topology",
    "keras.engine.training",
    "keras.legacy",
    "keras.objectives",
    "keras.backend.tensorflow_backend",
    "keras.utils.multi_gpu_utils",
    "tensorflow.contrib",
    "tensorflow.examples.tutorials",
    "nb_",
    "border_mode",
)
"""What begins so is gone since: of `keras.engine` Keras 2.6 to 2.12 have modules, and no longer classes."""
_TENSORFLOW_1 = re.compile(r"tf\.(?!keras\b)")
_RAN = re.compile(r"(?:ran|last commit) on (\d{4}-\d\d-\d\d)$")
_KERAS_2_4, _TENSORFLOW_2_6, _KERAS_2_10 = "2020-06-17", "2021-08-09", "2022-09-02"


def is_early(text: str) -> bool:
    """Whether the text of evidence is of such a Keras: a requirement, a name, a date."""
    if required := _REQUIREMENT.match(text):
        return _is_before(required, _FIRST)
    if ran := _RAN.match(text):
        return ran[1] < _KERAS_2_4
    return (
        text == "Using TensorFlow backend."
        or text == "keras.engine"
        or text.startswith(_NAMES)
        or _TENSORFLOW_1.match(text) is not None
    )


def is_before_2_10(text: str) -> bool:
    """Whether the text of evidence is of a Keras, or a TensorFlow, before 2.10."""
    if required := _REQUIREMENT.match(text):
        return _is_before(required, {"keras": (2, 10), "tensorflow": (2, 10)})
    if ran := _RAN.match(text):
        return ran[1] < _KERAS_2_10
    return is_early(text) or _PYTHON.match(text) is not None


def is_before_2_6(text: str) -> bool:
    """Whether the text of evidence is of a TensorFlow before 2.6, where `tf.keras` is `tensorflow.python.keras`."""
    if required := _REQUIREMENT.match(text):
        return _is_before(required, {"keras": (2, 6), "tensorflow": (2, 6)})
    if ran := _RAN.match(text):
        return ran[1] < _TENSORFLOW_2_6
    return is_early(text) or _PYTHON_2.match(text) is not None


def _is_before(required: re.Match[str], first: dict[str, tuple[int, int]]) -> bool:
    """Whether a requirement allows only releases before that of `first`."""
    kind = "keras" if required[1] == "keras" else "tensorflow"
    release = required[2] or required[3]
    return only_before(kind, f"=={release}" if release else required[4].strip(), first[kind])
