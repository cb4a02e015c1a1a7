"""Where a run may begin again: a layer as it was at some time, and what was recorded of it until then."""

from __future__ import annotations

from typing import Any

from ..keras_api import Api
from .recorder import CallRecorder
from .saved_state import SavedState


class Restart:
    """Made before a run that may fail; `again` forgets that run."""

    def __init__(self, root: Any, recorder: CallRecorder, api: Api) -> None:
        self.recorder = recorder
        self.state = SavedState([root], api)
        self.made, self.asked = len(recorder.made), len(recorder.asked)

    def again(self) -> None:
        self.state.put_back()
        del self.recorder.made[self.made :]
        del self.recorder.asked[self.asked :]
        self.recorder.forget_calls()
