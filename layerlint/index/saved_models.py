"""What a file does with models, by its text alone: which classes stand in one that saves or loads whole models, and of
which it loads weights into an object that was built and never run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_SAVES = re.compile(
    r"\b(?:models|saving)\.(?:load|save)_model\("
    r"|\bimport[^\n]*[ ,(](?:load|save)_model\b"
    r"|\b\w*[mM]odel\w*\.save\("
    r"|\.save\([^()\n]*\.(?:keras|h5|hdf5)[\"']"
    r"|\bModelCheckpoint\((?!(?:[^()]|\([^()]*\)){0,2000}save_weights_only\s*=\s*True)"
)
_MAY = ("load_model", "save_model", ".save(", "ModelCheckpoint(")
_NAME = re.compile(r"\b_*[A-Z]\w*")


class ModelUses(NamedTuple):
    """What a file does with models.

    saved  its names, where it saves or loads whole models
    built  classes of which it loads weights into an object that is built and never run
    """

    saved: frozenset[str] = frozenset()
    built: frozenset[str] = frozenset()


def model_uses(text: str) -> ModelUses:
    return ModelUses(saved_names(text), built_names(text))


def saved_names(text: str) -> frozenset[str]:
    """The names that may be of classes in a text that saves or loads whole models; none in any other text."""
    if not any(word in text for word in _MAY) or "eras" not in text or _SAVES.search(text) is None:
        return frozenset()
    return frozenset(_NAME.findall(text))


_MADE = re.compile(r"\b((?:self\.)?\w+)[ \t]*=[ \t]*(?:\w+\.)*(_*[A-Z]\w*)\(")


def built_names(text: str) -> frozenset[str]:
    """Classes of which an object is made, built, and given weights from a file, before anything else runs it."""
    if ".build(" not in text or ".load_weights(" not in text or "eras" not in text:
        return frozenset()
    return frozenset(name for holder, name, rest in _made(text) if _only_built(re.escape(holder), rest))


def _made(text: str) -> Iterator[tuple[str, str, str]]:
    for match in _MADE.finditer(text):
        rest = _DEFINITION.split(text[match.end() : match.end() + _NEAR], maxsplit=1)[0]
        yield match[1], match[2], rest


_NEAR = 3000
"""How many characters behind the object's creation are looked at."""
_DEFINITION = re.compile(r"\n[ \t]*(?:async[ \t]+def|def|class)[ \t]")


def _only_built(holder: str, rest: str) -> bool:
    built = re.search(rf"(?<![\w.]){holder}\.build\(", rest)
    loaded = re.search(rf"(?<![\w.]){holder}\.load_weights\(", rest)
    if built is None or loaded is None or loaded.start() < built.start():
        return False
    run = (
        rf"(?<![\w.]){holder}(?:\(|[ \t]*=[^=]|\.(?:call|__call__|fit|predict|evaluate|train_\w+|test_\w+)\()"
    )
    return re.search(run, rest[: loaded.start()]) is None
