"""`make same` names what it cannot compare, before it checks anything."""

from __future__ import annotations

import sys

import pytest

from tools.same import main


def test_an_unlisted_package_is_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["same", "HEAD", "--corpora", "keras,numbers"])
    with pytest.raises(SystemExit, match="2"):
        main()
    said = " ".join(capsys.readouterr().err.split())
    assert "--corpora takes tf-models, keras-hub, keras-rs, keras; numbers is none of them" in said


@pytest.mark.slow
def test_a_revision_that_does_not_exist_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["same", "no-such-revision"])
    with pytest.raises(SystemExit, match="error: no-such-revision: "):
        main()
