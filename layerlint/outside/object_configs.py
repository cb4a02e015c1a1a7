"""The configuration of constraints, schedules, losses and other objects that a model is saved with, read with `ast`."""

from __future__ import annotations

import ast
from typing import NamedTuple

from layerlint.outside.returned_expressions import FindFunction, ReturnedExpression, returned_expression

CONFIGURED = {
    "constraints.Constraint": "constraint",
    "regularizers.Regularizer": "regularizer",
    "initializers.Initializer": "initializer",
    "optimizers.schedules.LearningRateSchedule": "schedule",
    "losses.Loss": "loss",
    "Loss": "loss",
    "metrics.Metric": "metric",
    "Metric": "metric",
}
"""The classes of Keras from which such objects derive."""
_WITHOUT_DEFAULT = frozenset({"regularizer", "schedule"})
"""Those whose `get_config` raises unless the class has its own."""
_OF_PARENT = {"loss": ("name", "reduction"), "metric": ("name", "dtype")}
"""What `get_config` of the parent returns."""
_OF_ALL = frozenset({"name", "dtype", "reduction", "trainable"})
_TAKES_AWAY = frozenset({"pop", "popitem", "clear"})
_REGISTERS = "register_keras_serializable"


class ConfigFault(NamedTuple):
    """What is wrong with a configuration: `at` is where, `name` the argument or key that it is about, "" for none."""

    at: ast.AST
    missing: bool
    name: str
    inherited: bool = False
    """Whether the key is one of the parent's configuration."""
    default: bool = False
    """Whether the argument has a default, which a loaded object gets."""


def config_fault(node: ast.ClassDef, base: str, find: FindFunction) -> ConfigFault | None:
    """Why an object of the class cannot be saved, or made again; None where nothing certain is wrong.

    `find` resolves a name to a function of the module.
    """
    methods = {statement.name: statement for statement in node.body if isinstance(statement, ast.FunctionDef)}
    if len(node.bases) != 1 or "from_config" in methods or not all(map(_registers, node.decorator_list)):
        return None
    init, config = methods.get("__init__"), methods.get("get_config")
    if config is not None:
        if init is None or init.decorator_list:
            return None
        keys = _keys(returned_expression(config, node, find))
        if keys is not None:
            return _fault_of_keys(init, config, keys)
        return _fault_of_parent(init, base) if _returns_all_of_parent(config) else None
    if any(_names(statement) == ["get_config"] for statement in node.body):
        return None
    return _fault_without_config(node, init, base)


def _fault_without_config(node: ast.ClassDef, init: ast.FunctionDef | None, base: str) -> ConfigFault | None:
    """What is wrong where the class has no `get_config` of its own."""
    of_parent = _OF_PARENT.get(CONFIGURED[base], ())
    required = [name for name in _required(init) if name not in of_parent]
    if not required and init is not None and not init.decorator_list:
        fault = _fault_of_parent(init, base)
        if fault is not None:
            return fault
    if CONFIGURED[base] in _WITHOUT_DEFAULT or required:
        return ConfigFault(node, True, required[0] if required else "")
    lost = _with_default(init, only_none=CONFIGURED[base] == "initializer")
    return ConfigFault(node, True, lost[0], default=True) if lost else None


def _with_default(init: ast.FunctionDef | None, *, only_none: bool) -> list[str]:
    """The arguments that `__init__` keeps, and that have a default: of an initializer None, which it cannot use."""
    if init is None or init.decorator_list:
        return []
    stored = {
        node.value.id
        for node in ast.walk(init)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Name)
    }
    arguments = init.args
    by_place = [*arguments.posonlyargs, *arguments.args]
    pairs = [
        *zip(by_place[len(by_place) - len(arguments.defaults) :], arguments.defaults, strict=True),
        *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True),
    ]
    return [
        parameter.arg
        for parameter, default in pairs
        if parameter.arg in stored
        and parameter.arg not in _OF_ALL
        and (not only_none or (isinstance(default, ast.Constant) and default.value is None))
    ]


def _fault_of_keys(
    init: ast.FunctionDef, config: ast.FunctionDef, keys: dict[str, ast.expr]
) -> ConfigFault | None:
    arguments = init.args
    taken = [parameter.arg for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    unknown = [key for key in keys if key not in taken]
    if unknown and arguments.kwarg is None:
        return ConfigFault(keys[unknown[0]], False, unknown[0])
    left_out = [name for name in _required(init) if name not in keys]
    return ConfigFault(config, True, left_out[0]) if left_out else None


def _fault_of_parent(init: ast.FunctionDef, base: str) -> ConfigFault | None:
    """What the parent's configuration holds, and the constructor does not take."""
    arguments = init.args
    taken = {parameter.arg for parameter in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
    lost = [key for key in _OF_PARENT.get(CONFIGURED[base], ()) if key not in taken]
    return ConfigFault(init, False, lost[0], True) if lost and arguments.kwarg is None else None


def _returns_all_of_parent(config: ast.FunctionDef) -> bool:
    """Whether it adds to what `super().get_config()` returns, and takes nothing away."""
    calls = [node.func for node in ast.walk(config) if isinstance(node, ast.Call)]
    of_parent = any(ast.unparse(function) == "super().get_config" for function in calls)
    removes = any(isinstance(function, ast.Attribute) and function.attr in _TAKES_AWAY for function in calls)
    return (
        of_parent
        and not removes
        and not any(isinstance(node, (ast.Delete, ast.comprehension)) for node in ast.walk(config))
    )


def _registers(decorator: ast.expr) -> bool:
    return _REGISTERS in ast.dump(decorator)


def _names(statement: ast.stmt) -> list[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


def _required(init: ast.FunctionDef | None) -> list[str]:
    """The arguments without a default, `self` left out."""
    if init is None or init.decorator_list:
        return []
    arguments = init.args
    by_place = [parameter.arg for parameter in (*arguments.posonlyargs, *arguments.args)]
    by_name = [
        parameter.arg
        for parameter, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)
        if default is None
    ]
    return [*by_place[1 : len(by_place) - len(arguments.defaults)], *by_name]


def _keys(written: ReturnedExpression | None) -> dict[str, ast.expr] | None:
    """The keys of a dict that is written out, each with its place; None for anything else."""
    value = written.value if written is not None else None
    at = written.at if written is not None else None
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
        spelled_out = not value.args and all(key.arg is not None for key in value.keywords)
        return {str(key.arg): at or key.value for key in value.keywords} if spelled_out else None
    if not isinstance(value, ast.Dict):
        return None
    keys = {
        key.value: at or key
        for key in value.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }
    return keys if len(keys) == len(value.keys) else None
