"""A point to restart a run from: the state of a layer, and the length of its recording."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from .recorder import CallRecorder
from .saved_state import SavedState


class Restart:
    """Created before a run that may fail; `restore` undoes that run. `state`: the layer's, where it was saved before."""

    def __init__(self, root: Any, recorder: CallRecorder, api: Api, state: SavedState | None = None) -> None:
        self.recorder = recorder
        self.state = SavedState([root], api) if state is None else state
        self.variables, self.keras_variables = len(recorder.variables), len(recorder.keras_variables)

    def restore(self) -> None:
        """Restore the layer and drop what was recorded since."""
        self.state.put_back()
        del self.recorder.variables[self.variables :]
        del self.recorder.keras_variables[self.keras_variables :]
        self.recorder.forget_calls()
