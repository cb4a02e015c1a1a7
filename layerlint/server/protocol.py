"""What pygls leaves open: requests that cannot be read are answered, and notifications that are done forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cattrs import transform_error
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol

_TOLD = 3
"""How many of the faults of a request are told."""


@dataclass(frozen=True, slots=True)
class InvalidRequest:
    """A request that is not one of the protocol's."""

    id: int | str
    problem: JsonRpcException


class Protocol(LanguageServerProtocol):
    """Reads messages as pygls does; to a request that it cannot read it replies with an error."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as problem:
            asked = data.get("id")
            if "method" not in data or not isinstance(asked, int | str):
                raise
            cause = problem.__cause__ or problem
            faults = "; ".join(transform_error(cause)[:_TOLD])
            return InvalidRequest(asked, JsonRpcInvalidParams(f"Invalid Params: {faults}"))

    def handle_message(self, message: Any) -> None:
        if isinstance(message, InvalidRequest):
            self._send_response(message.id, error=message.problem.to_response_error())
        else:
            super().handle_message(message)
        self._forget_notifications()

    def _forget_notifications(self) -> None:
        """Drop what is done: pygls holds the handler of each notification, as if it were still to be answered."""
        for one in [one for one, future in self._request_futures.items() if future.done()]:
            del self._request_futures[one]
