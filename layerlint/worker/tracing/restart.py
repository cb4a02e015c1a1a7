"""Where a run may begin again: a layer as it was at some time, and what was recorded of it until then."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from .recorder import CallRecorder
from .saved_state import SavedState


class Restart:
    """Made before a run that may fail; `again` forgets that run. `state` is the layer's, where it is known."""

    def __init__(self, root: Any, recorder: CallRecorder, api: Api, state: SavedState | None = None) -> None:
        self.recorder = recorder
        self.state = SavedState([root], api) if state is None else state
        self.made, self.asked = len(recorder.made), len(recorder.asked)

    def again(self) -> None:
        self.state.put_back()
        del self.recorder.made[self.made :]
        del self.recorder.asked[self.asked :]
        self.recorder.forget_calls()
