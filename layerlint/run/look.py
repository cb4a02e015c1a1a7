"""What a module shows before it is parsed, which is all that is needed of most files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from layerlint.cache.shape import fits
from layerlint.files.sources import Source
from layerlint.index.scan import Glance, glance
from layerlint.known.suppress import has_comments
from layerlint.settings.keras_target import shown_by

if TYPE_CHECKING:
    from layerlint.index.remembered import ModuleMemory


class Look(NamedTuple):
    """`keras` is the Keras that its imports show, 0 for none; `comments` whether it may have comments for us."""

    glance: Glance
    keras: int
    comments: bool


def look(module: Source, memory: ModuleMemory | None = None) -> Look:
    """What the module shows, as its text has it or as the memory knows it."""
    if memory is None:
        return _look(module.text)

    def find() -> Any:
        return _look(module.text)

    return memory.known(module, "look", find, _revived)


def _look(text: str) -> Look:
    return Look(glance(text), shown_by(text), has_comments(text))


_SHAPE = (([(str, [str])], [(str, str)]), frozenset({0, 2, 3}), bool)


def _revived(kept: Any) -> Look:
    """Raises `ValueError` for data of another shape."""
    if not fits(kept, _SHAPE):
        raise ValueError("not a look")
    seen, keras, comments = kept
    return Look(Glance(*seen), keras, comments)
