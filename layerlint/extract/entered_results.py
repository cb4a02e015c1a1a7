"""The value of an entered call: the returned value, or the call itself."""

from __future__ import annotations

from layerlint.extract.caller_names import CallerNames, value_with_caller_names
from layerlint.extract.copies import evolve
from layerlint.extract.decisions import NEVER_NONE
from layerlint.model.facts import STATE, Form, Kind, Value
from layerlint.tables import apis
from layerlint.tables.keras_names import keras_name

REPLACING_KINDS = (NEVER_NONE - {Kind.SELF}) | {Kind.INPUT, Kind.SHAPE, Kind.DIM}
"""Kinds of returned values that replace the call."""
_KINDS_WITH_MEMBERS = STATE | {Kind.SHAPE, Kind.DIM, Kind.SUBLAYER}
"""Kinds whose members replace a call too."""
_REPLACING_FUNCTIONS = frozenset({"abs", "max", "min", "round", "str"})
"""Built-in functions whose returned result replaces the call."""
_REPLACING_METHODS = ("tolist", "as_list", "get_config", "gradient")
"""Methods of unknown values whose returned result replaces the call."""


def result_of_call(call: Value, returned: Value | None, caller_names: CallerNames) -> Value:
    if returned is None:
        return call
    if returned.kind is Kind.NONE and returned.form is Form.LITERAL:
        return evolve(call, kind=Kind.NONE)
    if not replaces_call(returned):
        return _with_sources(call, returned)
    return value_with_caller_names(returned, caller_names, call.at, {})


def _with_sources(call: Value, returned: Value) -> Value:
    """The call, with the attributes and parameters from which the returned value is computed."""
    if returned.reads <= call.reads and returned.params <= call.params:
        return call
    return evolve(call, reads=call.reads | returned.reads, params=call.params | returned.params)


def replaces_call(returned: Value) -> bool:
    """Whether the returned value replaces the call. Plain results of other calls do not: rules read the calls."""
    if returned.form is Form.ATTRIBUTE and returned.receiver is not None:
        of_class = returned.path.startswith("__class__.")
        return of_class or returned.receiver.kind in _KINDS_WITH_MEMBERS or returned.kind in REPLACING_KINDS
    if returned.kind is Kind.PLAIN and not returned.calls_own_path:
        return (
            returned.form in (Form.LITERAL, Form.OPERATION, Form.STRING)
            or returned.name in _REPLACING_FUNCTIONS
        )
    if returned.kind is Kind.PARAMETER:
        return returned.form in (Form.NAME, Form.CHOICE, Form.ATTRIBUTE)
    if returned.form is Form.ATTRIBUTE and returned.calls_own_path:
        return returned.kind is not Kind.SUPER
    if returned.form is Form.NAME and returned.makes and not returned.local:
        return True  # what a variable of the module holds
    if returned.kind is Kind.NONE:
        return returned.form is Form.CALL  # `return outputs.append(x)`
    return _unknown_replaces_call(returned) or returned.kind in REPLACING_KINDS or returned.config is not None


def _unknown_replaces_call(returned: Value) -> bool:
    """Whether the form of an unknown value shows more than the call: an operation, or a call of Keras or TensorFlow."""
    if returned.kind is not Kind.UNKNOWN:
        return False
    if returned.form is Form.OPERATION:
        return returned.name != "not"
    if returned.form is not Form.CALL:
        return False
    of_api = keras_name(returned.name) or apis.tf_name(returned.name)
    of_loss = returned.holder.kind is Kind.LOSS and returned.on_value("call")
    return (
        returned.name in _REPLACING_FUNCTIONS
        or bool(of_api)
        or of_loss
        or returned.on_value(*_REPLACING_METHODS)
    )
