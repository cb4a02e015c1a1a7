"""Suggestions of similar names, for the end of an error message."""

from __future__ import annotations

from collections.abc import Iterable

_LOOK = str.maketrans("oilsbz", "011582")
"""Letters that are easily taken for digits."""


def closest(word: str, names: Iterable[str], *, cutoff: float = 0.6) -> str | None:
    """The name most similar to `word`; None if no similarity reaches `cutoff` (1 for equal names)."""
    import difflib  # only a mistake pays for the import

    matches = difflib.get_close_matches(word, list(names), n=1, cutoff=cutoff)
    return matches[0] if matches else None


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most similar to `word`, without regard to case; None if no name is close.

    A name that differs only in letters that look like digits comes first: `LL1O4` is `LL104`.
    """
    by_fold = {name.casefold(): name for name in sorted(names, reverse=True)}
    by_look = {fold.translate(_LOOK): name for fold, name in by_fold.items()}
    if alike := by_look.get(word.casefold().translate(_LOOK)):
        return alike
    match = closest(word.casefold(), by_fold)
    return by_fold[match] if match is not None else None


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """`; did you mean `x`?`, or "" if no name is close."""
    name = nearest(word, names)
    return f"; did you mean `{name}`?" if name is not None else ""
