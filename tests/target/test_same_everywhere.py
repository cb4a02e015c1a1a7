"""A file's findings are the same alone, with others in any order, through standard input and in an editor."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from layerlint.index import module_paths
from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest
from layerlint.server.documents import lint_document

UNTRACKED = """
import {module}
import tensorflow as tf


class {name}({module}.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = tf.Variable(1.0)

    def call(self, x):
        return x * self.w
"""
PRIVATE = """
from tensorflow.python.keras.engine.base_layer import Layer


class Private(Layer):
    def build(self, input_shape):
        self.w = self.add_weight("w", shape=(3,))
        super().build(input_shape)

    def call(self, x):
        return x * self.w
"""
FOLDER = {
    "a.py": UNTRACKED.format(module="keras", name="A"),
    "old.py": UNTRACKED.format(module="tf_keras", name="Old"),
    "private.py": PRIVATE,
}

Found = dict[str, list[tuple[int, str, int]]]


def findings(*paths: str, stdin: str | None = None, cache: bool = False) -> Found:
    module_paths.clear()
    name = paths[0] if stdin is not None else "<stdin>"
    request = LintRequest(
        ("-",) if stdin is not None else paths, stdin=stdin, stdin_filename=name, cache=cache
    )
    return _by_file(lint_paths(request).report.visible)


def _by_file(diagnostics: object) -> Found:
    found: Found = {}
    for one in diagnostics:  # type: ignore[attr-defined]
        found.setdefault(one.path, []).append((one.span.start.line, one.code, one.keras))
    return found


def in_every_way(files: dict[str, str]) -> Found:
    """The findings, after all ways to come to those of a file agreed."""
    whole = findings(".")
    assert findings(*reversed(files)) == whole
    assert findings(".", cache=True) == findings(".", cache=True) == whole
    for path, text in files.items():
        own = {path: whole[path]} if path in whole else {}
        module_paths.clear()
        assert findings(path) == own
        assert findings(path, cache=True) == own
        assert findings(path, stdin=text) == own
        assert _by_file(lint_document(path, 1, text).diagnostics) == own
    return whole


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


@pytest.mark.slow
def test_each_class_is_judged_by_its_own_keras(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, FOLDER)
    assert in_every_way(FOLDER) == {"a.py": [(9, "LL104", 3)], "private.py": [(5, "LL702", 2)]}
    write(tmp_path, {"Dockerfile": "FROM tensorflow/tensorflow:2.11.0-gpu\n"})
    assert in_every_way(FOLDER) == {"private.py": [(5, "LL702", 2)]}
    report = lint_paths(LintRequest((".",))).report
    assert (report.keras, report.keras_reason) == (2, "Dockerfile:1 `tensorflow:2.11.0`")


def test_the_report_names_the_line_that_makes_tf_keras_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = "import tensorflow as tf\n\n\nclass A(tf.keras.layers.Layer):\n    pass\n"
    setting = 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n'
    write(tmp_path, {"a.py": text, "run.py": setting, "requirements.txt": "keras>=3\ntf_keras\n"})
    report = lint_paths(LintRequest((".",))).report
    assert (report.keras, report.keras_reason) == (2, "run.py:2 `TF_USE_LEGACY_KERAS`")


TEXTS = st.sampled_from(
    (
        *FOLDER.values(),
        UNTRACKED.format(module="keras", name="B") + "x = keras.ops.zeros(3)\n",
        UNTRACKED.format(module="keras", name="C") + "model.fit_generator(1)\n",
        "from keras.layers.merge import concatenate\nmodel.fit_generator(1)\n"
        + UNTRACKED.format(module="keras", name="D"),
        "try:\n    import tf_keras as keras\nexcept ImportError:\n    import keras\n"
        + UNTRACKED.format(module="keras", name="E").replace("import keras\n", ""),
        'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\nfrom tensorflow import keras\n'
        + UNTRACKED.format(module="keras", name="F").replace("import keras\n", ""),
        "from a import A\n\n\nclass G(A):\n    pass\n",
        "import tf_keras\n\n\nclass H(tf_keras.initializers.Initializer):\n    def __init__(self, width):\n"
        "        self.width = width\n\n    def get_config(self):\n        return {'name': 'h', 'width': self.width}\n",
    )
)
EVIDENCE = st.sampled_from(
    (
        {},
        {"requirements.txt": "tensorflow==2.11\n"},
        {"requirements.txt": "keras>=3\n", "pkg/requirements.txt": "tensorflow<2.14\n"},
        {"Dockerfile": "FROM tensorflow/tensorflow:2.3.0\n"},
        {"README.md": "TensorFlow 2.4\n"},
        {"pkg/layerlint.toml": 'keras = "2"\n'},
        {"docs/conf.py": "model.fit_generator(1)\nfrom keras.engine import Layer\n"},
    )
)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(st.sampled_from(("a.py", "b.py", "pkg/__init__.py", "pkg/c.py")), TEXTS, min_size=1),
    EVIDENCE,
)
@pytest.mark.slow
def test_a_file_has_the_same_findings_however_it_is_checked(
    texts: dict[str, str], evidence: dict[str, str]
) -> None:
    with tempfile.TemporaryDirectory() as name, pytest.MonkeyPatch.context() as patch:
        folder = Path(name)
        patch.chdir(folder)
        write(folder, {"README.md": "A model.\n", **texts, **evidence})
        whole = findings(".")
        for path, text in texts.items():
            own = {path: whole[path]} if path in whole else {}
            assert findings(path) == own
            assert findings(path, stdin=text) == own
            assert _by_file(lint_document(path, 1, text).diagnostics) == own
        few = findings(*reversed(texts))
        assert few == {path: found for path, found in whole.items() if path in texts}
