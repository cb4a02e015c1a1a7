"""Which classes of a text its saved models are made of, where the text shows that of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_UNKNOWN = ("load_model", "ModelCheckpoint(", "clone_model(", "globals(", "importlib", "getattr(")
"""What saves, loads or makes models without their names."""
_SAVE = re.compile(r"(?<![\w.)\]])(\w+)\.save\(|\bsave_model\([ \t\n]*(\w+)[ \t\n]*,")
_SAVES = re.compile(r"\.save\(|\bsave_model\(")
_OTHERS = frozenset({"np", "numpy", "torch", "plt", "fig", "figure", "image", "img", "im", "joblib", "wandb"})
"""What has a `save` and is no model."""
_DEFINED = re.compile(
    r"^(?:(?:class|def|async[ \t]+def)[ \t]+)?(\w+)[ \t]*[(:=\[]([^\n]*\n(?:[ \t)\]}#][^\n]*\n|\n)*)",
    re.MULTILINE,
)
"""A class, a function or a variable of the module, and its text."""
_ASSIGNED = re.compile(r"^[ \t]*(\w+)[ \t]*(?::[^=\n]{1,80})?=(?!=)[ \t]*([^\n]*)", re.MULTILINE)
_MADE = re.compile(r"(?:\w+\.)*(\w+)\(")
_IMPORTED = re.compile(
    r"^[ \t]*from[ \t]+(?![\w.]{0,200}(?:keras|tensorflow|tf_))[\w.]{1,200}[ \t]+import[ \t]+"
    r"(\([^()]{0,2000}\)|[^\n(]{0,400})",
    re.MULTILINE,
)
"""Imports of what is not of Keras itself."""
_WORD = re.compile(r"\w+")


def without_unsaved(names: frozenset[str], text: str) -> frozenset[str]:
    """The names without the classes of the text that none of its saved models is made of.

    All names, where it does not show what each saved model is made of.
    """
    if any(word in text for word in _UNKNOWN):
        return names
    text += "\n"
    holders = [match[1] or match[2] for match in _SAVE.finditer(text)]
    if len(holders) != sum(1 for _ in _SAVES.finditer(text)):
        return names
    bodies: dict[str, set[str]] = {}
    for match in _DEFINED.finditer(text):
        bodies.setdefault(match[1], set()).update(_WORD.findall(match[2]))
    assigned: dict[str, list[str]] = {}
    for match in _ASSIGNED.finditer(text):
        assigned.setdefault(match[1], []).append(match[2])
    for match in _IMPORTED.finditer(text):  # which is made of none of the classes here
        for word in _WORD.findall(match[1]):
            bodies.setdefault(word, set())
    first = _made_of(set(holders) - _OTHERS, assigned, bodies)
    return names - (bodies.keys() - _reached(first, bodies)) if first is not None else names


def _made_of(
    holders: Iterable[str], assigned: Mapping[str, list[str]], bodies: Mapping[str, set[str]]
) -> set[str] | None:
    """The definitions that the variables are made with; None where one is made in another way."""
    definitions: set[str] = set()
    for holder in holders:
        values = assigned.get(holder)
        if not values:
            return None
        for value in values:
            call = _MADE.match(value)
            if call is None or call[1] not in bodies:
                return None
            words = set(_WORD.findall(value))
            definitions |= words & bodies.keys()
            for word in words & assigned.keys():
                definitions.update(
                    part for other in assigned[word] for part in _WORD.findall(other) if part in bodies
                )
    return definitions or None


def _reached(first: Iterable[str], bodies: Mapping[str, set[str]]) -> set[str]:
    """The definitions that are mentioned in these, or in those that they mention."""
    reached: set[str] = set()
    waiting = set(first)
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= (bodies[name] & bodies.keys()) - reached
    return reached
