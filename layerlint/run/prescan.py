"""What a scan of a module's text finds before it is parsed, which is enough for most files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from layerlint.cache.shape import fits
from layerlint.files.sources import ModuleSource
from layerlint.index.saved_models import ModelUses, model_uses
from layerlint.index.scan import HeaderScan, scan_headers
from layerlint.outside.code_words import may_have_units
from layerlint.outside.outside_words import may_be_gone, may_misuse
from layerlint.suppression.directives import has_comments
from layerlint.target.signs import Sign, Signs, signs_of

if TYPE_CHECKING:
    from layerlint.index.module_cache import ModuleCache


class OutsideWords(NamedTuple):
    """Whether the words of a text show code outside layer classes that a rule may report.

    `gone` is whether it uses a name that a Keras may no longer have, `misuse` whether it may use Keras wrongly, `units`
    whether it makes or trains models.
    """

    gone: bool = False
    misuse: bool = False
    units: bool = False


def outside_words(text: str) -> OutsideWords:
    of_keras = "keras" in text
    return OutsideWords(of_keras and may_be_gone(text), of_keras and may_misuse(text), may_have_units(text))


class Prescan(NamedTuple):
    """The result of the scan.

    `names` are those that only one Keras has, `comments` is whether comments for layerlint are possible, `uses` is how
    it saves, builds and evaluates models, `outside` what code outside layer classes may do.
    """

    headers: HeaderScan
    names: Signs
    comments: bool
    uses: ModelUses = ModelUses()
    outside: OutsideWords = OutsideWords()


def prescan(module: ModuleSource, cache: ModuleCache) -> Prescan:
    """The prescan of a module, from the cache or from its text."""
    return cache.cached(module, "prescan", lambda: _prescan(module.text), _from_record)


def _prescan(text: str) -> list[Any]:
    used = model_uses(text)
    return [
        scan_headers(text),
        signs_of(text),
        has_comments(text),
        sorted(used.saved),
        sorted(used.built),
        used.mixed,
        used.validated,
        used.eager,
        used.fixed_batch,
        used.jax,
        outside_words(text),
    ]


_SIGN = (str, int)
_SHAPE = (
    ([(str, [str])], [(str, str)]),
    ([_SIGN], [_SIGN], [_SIGN], bool, int, bool),
    bool,
    [str],
    [str],
    bool,
    bool,
    bool,
    bool,
    bool,
    (bool, bool, bool),
)


def _from_record(record: Any) -> Prescan:
    """The prescan of a cached record. Raises `ValueError` for another shape."""
    if not fits(record, _SHAPE):
        raise ValueError("not a prescan")
    headers, names, comments, saved, built, mixed, validated, eager, fixed, jax, outside = record
    old, new, private, *rest = names
    signs = Signs(_signs(old), _signs(new), _signs(private), *rest)
    uses = ModelUses(frozenset(saved), frozenset(built), mixed, validated, eager, fixed, jax)
    return Prescan(HeaderScan(*headers), signs, comments, uses, OutsideWords(*outside))


def _signs(pairs: list[list[Any]]) -> list[Sign]:
    return [(name, line) for name, line in pairs]
