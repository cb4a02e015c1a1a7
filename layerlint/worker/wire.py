"""Messages to layerlint: one JSON object per line, on a descriptor that nothing else writes to."""

from __future__ import annotations

import json
import os
from typing import Any

from .deadline import uninterrupted

VERSION = 1


class Wire:
    """Writes messages. `request` is the number of the request that they answer, 0 for the worker itself.

    `token` is the word that layerlint sent with the request: text of other code on the descriptor lacks it.
    """

    def __init__(self, descriptor: int, request: int = 0, token: str = "") -> None:
        self.descriptor = descriptor
        self.request = request
        self.token = token

    def send(self, kind: str, **fields: Any) -> None:
        """Send a message of a kind; values that JSON cannot represent are sent as their `repr`."""
        message: dict[str, Any] = {
            "v": VERSION,
            "request": self.request,
            "token": self.token,
            "kind": kind,
        }
        message.update(fields)
        data = json.dumps(message, allow_nan=True, default=repr).encode() + b"\n"
        with uninterrupted():
            while data:
                data = data[os.write(self.descriptor, data) :]
