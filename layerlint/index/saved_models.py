"""Which classes stand in a file that saves or loads whole models, by the text of the file alone."""

from __future__ import annotations

import re

_SAVES = re.compile(
    r"\b(?:models|saving)\.(?:load|save)_model\("
    r"|\bimport[^\n]*[ ,(](?:load|save)_model\b"
    r"|\b\w*[mM]odel\w*\.save\("
    r"|\.save\([^()\n]*\.(?:keras|h5|hdf5)[\"']"
    r"|\bModelCheckpoint\((?!(?:[^()]|\([^()]*\)){0,2000}save_weights_only\s*=\s*True)"
)
_MAY = ("load_model", "save_model", ".save(", "ModelCheckpoint(")
_NAME = re.compile(r"\b_*[A-Z]\w*")


def saved_names(text: str) -> frozenset[str]:
    """The names that may be of classes in a text that saves or loads whole models; none in any other text."""
    if not any(word in text for word in _MAY) or "eras" not in text or _SAVES.search(text) is None:
        return frozenset()
    return frozenset(_NAME.findall(text))
