"""The name that somebody probably meant, for the end of an error message."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str]) -> str | None:
    """The name most like `word`, whatever its case; None where nothing is close."""
    import difflib  # only a mistake pays for the import

    by_fold = {name.casefold(): name for name in sorted(names, reverse=True)}
    close = difflib.get_close_matches(word.casefold(), sorted(by_fold), n=1, cutoff=0.6)
    return by_fold[close[0]] if close else None


def did_you_mean(word: str, names: Iterable[str]) -> str:
    """`; did you mean `x`?`, or nothing where no name is close."""
    name = nearest(word, names)
    return f"; did you mean `{name}`?" if name is not None else ""
