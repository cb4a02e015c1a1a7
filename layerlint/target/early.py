"""Which evidence is of a Keras before TensorFlow's own: `keras` up to 2.3, which ran on several backends.

Its layers have setters that later ones lack, and it calls the functions of users with fewer arguments.
"""

from __future__ import annotations

import re

from layerlint.tables.keras_versions import only_before

_REQUIREMENT = re.compile(r"(keras|tensorflow(?:-gpu|-cpu)?)(?: ([\d.]+)|:([\d.]+)|([=<>~!][^;`]*));?$")
_FIRST = {"keras": (2, 4), "tensorflow": (2, 0)}
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
_KERAS_2_4 = "2020-06-17"


def is_early(text: str) -> bool:
    """Whether the text of evidence is of such a Keras: a requirement, a name, a date."""
    if required := _REQUIREMENT.match(text):
        kind = "keras" if required[1] == "keras" else "tensorflow"
        release = required[2] or required[3]
        return only_before(kind, f"=={release}" if release else required[4].strip(), _FIRST[kind])
    if ran := _RAN.match(text):
        return ran[1] < _KERAS_2_4
    return (
        text == "Using TensorFlow backend."
        or text == "keras.engine"
        or text.startswith(_NAMES)
        or _TENSORFLOW_1.match(text) is not None
    )
