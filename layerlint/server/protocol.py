"""A protocol for pygls that answers invalid requests with errors, and drops finished notifications."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cattrs import transform_error
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.protocol import LanguageServerProtocol

_MOST_FAULTS = 3
"""The maximum of faults of a request in its error."""


@dataclass(frozen=True, slots=True)
class InvalidRequest:
    """A request that does not follow the protocol."""

    id: int | str
    problem: JsonRpcException


class Protocol(LanguageServerProtocol):
    """Reads messages as pygls does, and replies to invalid requests with an error."""

    def structure_message(self, data: dict[str, Any]) -> Any:
        try:
            return super().structure_message(data)
        except JsonRpcException as problem:
            request_id = data.get("id")
            if "method" not in data or not isinstance(request_id, int | str):
                raise
            cause = problem.__cause__ or problem
            faults = "; ".join(transform_error(cause)[:_MOST_FAULTS])
            return InvalidRequest(request_id, JsonRpcInvalidParams(f"Invalid Params: {faults}"))

    def handle_message(self, message: Any) -> None:
        if isinstance(message, InvalidRequest):
            self._send_response(message.id, error=message.problem.to_response_error())
        else:
            super().handle_message(message)
        self._forget_notifications()

    def _forget_notifications(self) -> None:
        """Drop finished handlers: pygls keeps the handler of each notification as if it needed a reply."""
        for message_id in [
            message_id for message_id, future in self._request_futures.items() if future.done()
        ]:
            del self._request_futures[message_id]
