"""The Keras that runs a target: the one that its class derives from."""

from __future__ import annotations

import os
from dataclasses import dataclass, field

from layerlint.files.sources import ModuleSource, read
from layerlint.index.kerases import kerases_outside
from layerlint.index.layer_index import find_layers
from layerlint.target.file_targets import Targets


@dataclass(frozen=True, slots=True)
class TargetKerases:
    """Detects the Keras of targets in files; each file is read once."""

    _targets: Targets = field(default_factory=Targets)
    _by_file: dict[str, dict[str, int]] = field(default_factory=dict)

    def of(self, target: str) -> str:
        """ "2" or "3" for `file.py:Name`; "auto" for what is in no file.

        A class runs with the Keras that it derives from, anything else with that of its file.
        """
        place, _, name = target.rpartition(":")
        if not os.path.isfile(place):
            return "auto"
        if place not in self._by_file:
            self._by_file[place] = self._of_file(place)
        kerases = self._by_file[place]
        return str(kerases.get(name, kerases[""]))

    def _of_file(self, path: str) -> dict[str, int]:
        """The Keras of each layer class by its name, and under "" that of the code outside of them."""
        project = self._targets.of(path)
        source = read(path)
        if not isinstance(source, ModuleSource):
            return {"": project.keras}
        layers = find_layers([source], targets=self._targets).layers
        return {
            "": kerases_outside(source.text, project)[0],
            **{layer.qualname: layer.keras for layer in layers},
        }
