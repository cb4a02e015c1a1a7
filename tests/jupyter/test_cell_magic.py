"""What `%%layerlint` does with text after it, on a stand-in of IPython's shell."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from layerlint.jupyter.extension import Extension


def test_text_after_the_cell_magic_is_reported_and_the_cell_has_its_number(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shell: Any = SimpleNamespace(
        run_cell=lambda cell: None,
        history_manager=SimpleNamespace(input_hist_raw=["", "x = 0", "%%layerlint --nope\nx = 1"]),
    )
    shown: list[Any] = []
    extension = Extension(shell)
    monkeypatch.setattr(extension, "_show", shown.append)
    extension.magic("--nope", "x = 1\n")
    assert [findings.subject for findings in shown] == ["cell [2]"]
    assert "`--nope` is ignored" in capsys.readouterr().err
