"""Calls that do nothing but tell or refuse something: they keep nothing of what they are given."""

from __future__ import annotations

from layerlint.model.facts import Form, Kind, Owner, Value
from layerlint.tables.apis import tf_name

_TELL = frozenset(
    {"warnings", "logging", "absl", "print", "isinstance", "len", "str", "repr", "type", "format", "range",
     "enumerate", "zip", "callable", "hasattr", "ValueError", "TypeError"}
)  # fmt: skip
"""What is called for a message, a loop or a refusal, and does nothing else."""

_LEVELS = frozenset({"debug", "info", "warning", "warn", "error", "critical", "exception", "fatal"})
_LOGGERS = frozenset({"log", "logger", "logging"})
_OF_TEXT = frozenset({"format", "join", "lower", "upper", "strip", "startswith", "endswith", "split"})


def only_tells(call: Value) -> bool:
    """Whether the call writes a message, says what a value is, or makes an error, and does nothing else."""
    return call.name.partition(".")[0] in _TELL or _tells_by_tensorflow(call) or _logs(call) or _of_text(call)


def _tells_by_tensorflow(call: Value) -> bool:
    name = tf_name(call.name) or ""
    return name == "print" or name.startswith(("debugging.assert_", "logging."))


def _logs(call: Value) -> bool:
    """Whether it is `logger.warning(...)`, of an object that is none of the layer's own methods."""
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


def _of_text(call: Value) -> bool:
    """Whether it is `"{}".format(...)`, or asks a value in the way of a string."""
    if call.owner is not Owner.VALUE or call.member not in _OF_TEXT:
        return False
    holder = call.holder
    return holder.form in (Form.STRING, Form.LITERAL) or holder.kind is Kind.PARAMETER
