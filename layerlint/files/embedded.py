"""Python embedded in notebooks and guides, by the suffix of the file: read it, and write edits back."""

from __future__ import annotations

import os
from collections.abc import Iterable

from layerlint.files.discovery import MARKDOWN_SUFFIXES
from layerlint.files.edits import apply_edits
from layerlint.files.mapped import Mapped
from layerlint.files.markdown import edit_markdown, read_markdown
from layerlint.files.notebook import edit_notebook, read_notebook
from layerlint.text import Edit

NOTEBOOKS = frozenset({".ipynb"})
GUIDES = MARKDOWN_SUFFIXES
_EMBEDDED = NOTEBOOKS | GUIDES


def is_embedded(path: str) -> bool:
    """Whether a file of that name is a notebook or a guide."""
    return _suffix(path) in _EMBEDDED


def is_guide(path: str) -> bool:
    return _suffix(path) in GUIDES


def read_embedded(path: str, raw: str) -> Mapped | None:
    """The module in a notebook or guide; None for a file that is a module itself."""
    suffix = _suffix(path)
    if suffix in NOTEBOOKS:
        return read_notebook(path, raw)
    if suffix in GUIDES:
        return read_markdown(path, raw)
    return None


def edit_file(path: str, raw: str, edits: Iterable[Edit]) -> str:
    """The text of a file after edits of the module in it.

    Raises `ValueError` for an edit that leaves its cell or code block.
    """
    suffix = _suffix(path)
    if suffix in NOTEBOOKS:
        return edit_notebook(path, raw, edits)
    if suffix in GUIDES:
        return edit_markdown(path, raw, edits)
    return apply_edits(raw, edits)


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].lower()
