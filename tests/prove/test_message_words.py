"""What proofs read in messages is there: in a message of its rule that the snapshots hold."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from layerlint.prove.message_words import BY_RULE

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("code", BY_RULE)
def test_a_message_of_the_rule_has_the_words(code: str) -> None:
    snapshots = (ROOT / "tests" / "checks" / "snapshots").glob(f"{code}-*.txt")
    text = "\n".join(one.read_text(encoding="utf-8") for one in snapshots)
    messages = re.findall(rf"^(?:error|warning|note)\[{code}\](?:\[\*\])?: (.*)$", text, re.MULTILINE)
    assert any(BY_RULE[code].search(message) for message in messages)


def test_no_other_module_of_proofs_has_words_of_messages() -> None:
    """Names in backquotes may be read anywhere: they are the user's own."""
    wordy = [
        f"{path.name}:{node.lineno}"
        for path in (ROOT / "layerlint" / "prove").glob("*.py")
        if path.name != "message_words.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _reads_message(node)
        for word in ast.walk(node)
        if isinstance(word, ast.Constant)
        and isinstance(word.value, str)
        and re.search(r"[a-z]{3} [a-z]", word.value)
    ]
    assert wordy == []


def _reads_message(call: ast.Call) -> bool:
    return any(isinstance(one, ast.Attribute) and one.attr == "message" for one in call.args)
