"""A mistake of ours in one file is told in one line that names the file; the others are checked all the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layerlint.run.lint_paths import lint_paths
from layerlint.run.request import LintRequest

LAYER = (
    "import keras\nimport tensorflow as tf\n\nclass {0}(keras.layers.Layer):\n    def __init__(self):\n"
    "        super().__init__()\n        self.w = tf.Variable(1.0)\n\n    def call(self, x):\n"
    "        return x * self.w  # noqa: LL000\n"
)


@pytest.mark.parametrize(
    ("place", "what"),
    [
        ("layerlint.index.project_modules.read_module", "taking in the file"),
        ("layerlint.run.files.prescan", "looking at the file"),
        ("layerlint.run.files.parse", "reading its suppressions"),
        ("layerlint.extract.reader.extract", "reading failed on the class `Bad`"),
    ],
)
def test_the_other_files_are_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, what: str
) -> None:
    module, _, name = place.rpartition(".")
    right = getattr(__import__(module, fromlist=[name]), name)

    def wrong(*args: Any, **options: Any) -> Any:
        if any("Bad" in str(getattr(one, "text", one)) for one in args):
            raise KeyError("first\nsecond")
        return right(*args, **options)

    monkeypatch.setattr(place, wrong)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.py").write_text(LAYER.format("Bad"))
    (tmp_path / "good.py").write_text(LAYER.format("Good"))
    report = lint_paths(LintRequest(paths=(".",), isolated=True)).report
    (failure,) = report.failures
    assert failure.path == "bad.py"
    assert what in failure.message
    assert "\n" not in failure.message
    assert failure.message.endswith("please report it with the class" if "class" in what else "with the file")
    assert "good.py" in {one.path for one in report.diagnostics}
