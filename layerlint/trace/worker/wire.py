"""Messages to the parent: one JSON object a line, on a descriptor that nothing else writes to."""

from __future__ import annotations

import json
import os
from typing import Any

VERSION = 1


class Wire:
    """Writes messages. `request` is the number of the request that they answer, 0 for the worker itself."""

    def __init__(self, descriptor: int, request: int = 0) -> None:
        self.descriptor = descriptor
        self.request = request

    def send(self, kind: str, **fields: Any) -> None:
        message: dict[str, Any] = {"v": VERSION, "request": self.request, "kind": kind}
        message.update(fields)
        data = json.dumps(message, allow_nan=True, default=repr).encode() + b"\n"
        while data:
            data = data[os.write(self.descriptor, data) :]

    def end_line(self) -> None:
        """End a line that a killed child may have left half written."""
        os.write(self.descriptor, b"\n")
