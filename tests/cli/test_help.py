"""What `--help` says: the options and their order are made of what is declared."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.cli.streams import built, end_of


@pytest.mark.parametrize("command", ["", *sorted(built().commands)])
def test_help(command: str, snapshot: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    end = end_of([*command.split(), "--help"], monkeypatch)
    assert end.code == 0
    assert end.out == snapshot
