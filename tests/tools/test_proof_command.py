"""`python -m tests.proof` says what it cannot run, before it runs anything."""

from __future__ import annotations

import pytest

from tests.proof.__main__ import main


def test_a_rule_without_a_page_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["LL101", "LL599", "no-such-rule"]) == 2
    assert capsys.readouterr().err == "error: no page in rules/ is of LL599, no-such-rule\n"
