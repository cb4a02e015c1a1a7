"""Messages to layerlint: one JSON object a line, on a descriptor that nothing else writes to."""

from __future__ import annotations

import json
import os
from typing import Any

from .deadline import held

VERSION = 1


class Wire:
    """Writes messages. `request` is the number of the request that they answer, 0 for the worker itself.

    `token` is a word that layerlint gave with the request: what other code writes to the descriptor is no message.
    """

    def __init__(self, descriptor: int, request: int = 0, token: str = "") -> None:
        self.descriptor = descriptor
        self.request = request
        self.token = token

    def send(self, kind: str, **fields: Any) -> None:
        message: dict[str, Any] = {
            "v": VERSION,
            "request": self.request,
            "token": self.token,
            "kind": kind,
        }
        message.update(fields)
        data = json.dumps(message, allow_nan=True, default=repr).encode() + b"\n"
        with held():
            while data:
                data = data[os.write(self.descriptor, data) :]
