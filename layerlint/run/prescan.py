"""What a module shows before it is parsed, which is all that is needed of most files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from layerlint.cache.shape import fits
from layerlint.files.sources import ModuleSource
from layerlint.index.saved_models import ModelUses, built_names, saved_names
from layerlint.index.scan import HeaderScan, scan_headers
from layerlint.settings.keras_target import shown_by
from layerlint.suppression.comments import has_comments

if TYPE_CHECKING:
    from layerlint.index.module_cache import ModuleCache


class Prescan(NamedTuple):
    """`keras` is the Keras that its imports show, 0 for none; `comments` whether it may have comments for us.

    `uses` are what it does with models.
    """

    headers: HeaderScan
    keras: int
    comments: bool
    uses: ModelUses = ModelUses()


def prescan(module: ModuleSource, cache: ModuleCache) -> Prescan:
    """What the module shows, as its text has it or as the cache knows it."""
    return cache.known(module, "prescan", lambda: _prescan(module.text), _revived)


def _prescan(text: str) -> list[Any]:
    return [
        scan_headers(text),
        shown_by(text),
        has_comments(text),
        sorted(saved_names(text)),
        sorted(built_names(text)),
    ]


_SHAPE = (([(str, [str])], [(str, str)]), frozenset({0, 2, 3}), bool, [str], [str])


def _revived(kept: Any) -> Prescan:
    """Raises `ValueError` for data of another shape."""
    if not fits(kept, _SHAPE):
        raise ValueError("not a prescan")
    seen, keras, comments, saved, built = kept
    return Prescan(HeaderScan(*seen), keras, comments, ModelUses(frozenset(saved), frozenset(built)))
