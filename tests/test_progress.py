"""The progress bar."""

from __future__ import annotations

import io

import pytest

from layerlint import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_long_run_on_a_terminal_shows_a_bar_and_takes_it_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    stream = Terminal()
    bar = progress.Progress(4, stream)
    bar.show(1)
    bar.show(4)
    bar.clear()
    assert "1 of 4 layers" in stream.getvalue()
    assert "4 of 4 layers" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_nothing_is_shown_in_a_pipe_or_for_short_work(monkeypatch: pytest.MonkeyPatch) -> None:
    short = Terminal()
    bar = progress.Progress(4, short)
    bar.show(4)
    bar.clear()
    assert short.getvalue() == ""
    monkeypatch.setattr(progress, "_PATIENCE", 0.0)
    pipe = io.StringIO()
    bar = progress.Progress(4, pipe)
    bar.show(4)
    bar.clear()
    assert pipe.getvalue() == ""
