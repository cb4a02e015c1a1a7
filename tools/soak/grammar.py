"""Statements and expressions made from phrases: strange, and mostly valid."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tools.soak import phrases

_HOLE = re.compile(r"\{(\w+)\}")
_SIMPLE = 4
"""How deep holes may lie in holes before they are filled with what has none."""


def _blocks(lines: Sequence[str], opens: str) -> list[str]:
    """Phrases that go over several lines: one goes on in lines that begin with a word of `opens` or with spaces."""
    found: list[str] = []
    for line in lines:
        goes_on = found and (line.startswith(" ") or line.split(" ")[0].rstrip(":*") in opens.split())
        if goes_on:
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


STATEMENTS = _blocks(phrases.STATEMENTS, "else elif except finally case")
IMPORTS = _blocks(phrases.IMPORTS, "except")


def _methods(lines: Sequence[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        if found and found[-1].rpartition("\n")[2].startswith("@"):
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


METHODS = _methods(phrases.METHODS)


class Writer:
    """Writes code with the dice of one case. `classes` are the names of classes that it may use as bases."""

    def __init__(self, dice: Random, classes: Sequence[str]) -> None:
        self.dice = dice
        self.classes = list(classes) or ["A"]

    def fill(self, phrase: str, depth: int = 0) -> str:
        """The phrase without holes."""
        text = _HOLE.sub(lambda match: self._hole(match[1], depth), phrase)
        return text.replace("{{", "{").replace("}}", "}") if depth == 0 else text

    def expression(self, depth: int = 1) -> str:
        return self.fill("{E}", depth).replace("{{", "{").replace("}}", "}")

    def statement(self, depth: int = 1) -> str:
        return self.fill(self.dice.choice(STATEMENTS), depth).replace("{{", "{").replace("}}", "}")

    def _hole(self, kind: str, depth: int) -> str:
        pick = self.dice.choice
        deeper = depth + 1
        match kind:
            case "N":
                return pick(phrases.NAMES)
            case "A":
                return pick(phrases.ATTRIBUTES)
            case "C":
                return pick(phrases.CONSTANTS).replace("{", "{{").replace("}", "}}")
            case "K":
                return pick(self.classes)
            case "E" if depth >= _SIMPLE or self.dice.random() < 0.35:
                return (
                    self._hole(pick("NCNC"), deeper)
                    if self.dice.random() < 0.7
                    else f"self.{pick(phrases.ATTRIBUTES)}"
                )
            case "E":
                return self.fill(pick(phrases.EXPRESSIONS), deeper)
            case "E2":
                return pick(["int", "x", "a.b", "list[int]", "'str'", "x + 1", "self.units", "(1)"])
            case "D":
                return self._deep()
            case "M" if depth >= _SIMPLE:
                return pick(["keras.layers.Dense(4)", "layers.Dense(4)"])
            case "M":
                return self.fill(pick(phrases.MAKERS), deeper)
            case "P" if depth >= _SIMPLE:
                return "_x"
            case "P":
                return self.fill(pick(phrases.PATTERNS), deeper)
            case "R":
                return self.fill(pick(phrases.PARAMETERS), deeper)
            case "B" | "BB":
                return self._block(depth, "        " if kind == "BB" else "    ")
        return "{" + kind + "}"

    def _deep(self) -> str:
        """An expression with very many parts in each other."""
        count = self.dice.choice([20, 90, 300, 900])
        match self.dice.choice(["chain", "chain", "nested", "not"]):
            case "chain":
                return "x" + self.dice.choice([" + x", ".a", "(x)", "[0]", " if x else 1"]) * count
            case "nested":
                opening, closing = self.dice.choice([("(", ")"), ("[", "]")])
                return opening * 40 + "x" + closing * 40
        return "not " * count + "x"

    def _block(self, depth: int, indent: str) -> str:
        count = self.dice.choice([1, 1, 2]) if depth < 3 else 1
        phrases_ = STATEMENTS if depth < 3 else ["pass", "x = 1", "return x", "self.{A} = {E}"]
        lines: list[str] = []
        for _ in range(count):
            lines += self.fill(self.dice.choice(phrases_), max(depth + 1, 2)).split("\n")
        return "".join(f"\n{indent}{line}" for line in lines)


def indented(text: str, indent: str) -> str:
    return "\n".join(f"{indent}{line}" if line else line for line in text.split("\n"))
