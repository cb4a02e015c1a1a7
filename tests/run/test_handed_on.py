"""Names of Keras that another module of the project hands on."""

from __future__ import annotations

from pathlib import Path

import pytest

from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

LAYER = """import keras
{imports}


class A(keras.layers.Layer):
    def call(self, inputs):
        return {value}
"""


@pytest.mark.parametrize(
    ("backend", "imports", "value", "found"),
    [
        ("from keras.backend import *", "from . import backend as K", "K.sum(inputs)", 1),
        ("from keras.backend import *", "from pkg import backend", "backend.sum(inputs)", 1),
        ("from keras.backend import *", "from .backend import sum as total", "total(inputs)", 1),
        ("from keras.backend import sum", "from .backend import sum as total", "total(inputs)", 1),
        ("", "from keras.backend import *", "square(inputs)", 1),
        ("from tensorflow.keras.backend import *", "from . import backend as K", "K.sum(inputs)", 0),
        ("from keras.backend import *", "from . import backend as K", "K.epsilon() * inputs", 0),
        (
            "from keras.backend import *\n\n\ndef sum(x):\n    return x",
            "from . import backend as K",
            "K.sum(inputs)",
            0,
        ),
        (
            "try:\n    from keras.backend import *\nexcept ImportError:\n    from tensorflow.keras.backend import *",
            "from .backend import square",
            "square(inputs)",
            0,
        ),
        (
            "import sys\n\nif sys.argv[1:]:\n    from keras import backend as ops\nelse:\n    from keras import ops",
            "from .backend import ops",
            "ops.square(inputs)",
            0,
        ),
        (
            "import os\n\nif os.environ.get('OLD'):\n    from . import old as ops\nelse:\n    from keras import ops",
            "from .backend import ops",
            "ops.square(inputs)",
            0,
        ),
        ("import keras.backend as K", "from .backend import K", "K.square(inputs)", 1),
        (
            "import keras.backend as K\n\n\ndef square(x):\n    return x * x\n\n\nK.square = square",
            "from .backend import K",
            "K.square(inputs)",
            0,
        ),
        (
            "from keras import backend\n\ntry:\n    backend.square\nexcept AttributeError:\n    backend.square = abs",
            "from .backend import backend as K",
            "K.square(inputs)",
            0,
        ),
        (
            "import keras.backend as K\n\nK.other = abs",
            "from .backend import K",
            "K.square(inputs)",
            1,
        ),
    ],
)
def test_what_is_handed_on_is_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, backend: str, imports: str, value: str, found: int
) -> None:
    monkeypatch.chdir(tmp_path)
    package = tmp_path / "pkg"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "backend.py").write_text(backend + "\n")
    (package / "old.py").write_text("import keras.backend as K\n\nsquare = K.square\n")
    (package / "layer.py").write_text(LAYER.format(imports=imports, value=value))
    (tmp_path / "setup.py").write_text("")
    diagnostics = lint_paths(LintRequest((".",))).report.diagnostics
    assert [one.code for one in diagnostics if one.path.endswith("layer.py")] == ["LL701"] * found
