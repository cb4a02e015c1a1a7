"""Calls that only write a message, inspect a value or build an error: they keep none of their arguments."""

from __future__ import annotations

from layerlint.model.facts import Form, Kind, Owner, Value
from layerlint.tables.apis import tf_name

_MESSAGE_NAMES = frozenset(
    {"warnings", "logging", "absl", "print", "isinstance", "len", "str", "repr", "type", "format", "range",
     "enumerate", "zip", "callable", "hasattr", "ValueError", "TypeError"}
)  # fmt: skip
"""Callables for messages, loops and errors, by the first part of their name."""

_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "critical", "exception", "fatal"})
_LOGGERS = frozenset({"log", "logger", "logging"})
_TEXT_METHODS = frozenset({"format", "join", "lower", "upper", "strip", "startswith", "endswith", "split"})


def is_message_call(call: Value) -> bool:
    """Whether the call writes a message, inspects a value or builds an error, and does nothing else."""
    return (
        call.name.partition(".")[0] in _MESSAGE_NAMES
        or _is_tensorflow_message(call)
        or _is_log_call(call)
        or _is_text_call(call)
    )


def _is_tensorflow_message(call: Value) -> bool:
    name = tf_name(call.name) or ""
    return name == "print" or name.startswith(("debugging.assert_", "logging."))


def _is_log_call(call: Value) -> bool:
    """Whether it is `logger.warning(...)`, and no method of the layer itself."""
    logger, _, level = call.name.rpartition(".")
    if call.owner is Owner.NONE:
        return level in _LEVELS and logger.rpartition(".")[2].strip("_").lower() in _LOGGERS
    if call.owner is not Owner.VALUE or call.member not in _LEVELS:
        return False
    holder = call.holder
    last = holder.name.rpartition(".")[2].strip("_").lower()
    return last in _LOGGERS | {"get_logger", "getlogger"} or any(
        maker.endswith(("getLogger", "get_logger")) for maker in holder.makes
    )


def _is_text_call(call: Value) -> bool:
    """Whether it is `"{}".format(...)`, or calls a method of strings on a parameter."""
    if call.owner is not Owner.VALUE or call.member not in _TEXT_METHODS:
        return False
    holder = call.holder
    return holder.form in (Form.STRING, Form.LITERAL) or holder.kind is Kind.PARAMETER
