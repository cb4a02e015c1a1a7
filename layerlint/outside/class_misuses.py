"""Mistakes in one class outside layer classes: an optimizer, a callback, a loss, an initializer and the like."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.facts import Kind
from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.outside.base_arguments import misplaced_arguments
from layerlint.outside.callback_faults import CallbackFault, callback_faults, sets_model
from layerlint.outside.compiled_functions import Methods
from layerlint.outside.file_lines import FileLines
from layerlint.outside.frozen_in_fit import sets_trainable
from layerlint.outside.loss_reductions import reduction_of_class
from layerlint.outside.object_configs import CONFIGURED, config_fault
from layerlint.outside.returned_expressions import FindFunction
from layerlint.syntax.child_nodes import nodes_of
from layerlint.syntax.node_spans import head_of
from layerlint.tables.keras_names import kind_of

_CALLED_BY_KERAS = {
    "constraints.Constraint": "constraint",
    "regularizers.Regularizer": "regularizer",
    "initializers.Initializer": "initializer",
    "optimizers.schedules.LearningRateSchedule": "schedule",
}
_NEED_CONSTRUCTORS = (Kind.LOSS, Kind.METRIC, Kind.OPTIMIZER)
_BASES = frozenset({"losses.Loss", "Loss", "metrics.Metric", "Metric", "optimizers.Optimizer", "Optimizer"})
_LOSSES = frozenset({"losses.Loss", "Loss"})
_EAGER = re.compile(r"run_eagerly|run_functions_eagerly")
_STEP = "update_step"
_OLD_STEPS = frozenset({"get_updates", "_create_slots", "_resource_apply_dense", "_resource_apply_sparse"})


class PlainClass(NamedTuple):
    """A class: `bases` are the names of its parents below Keras, "" for others; `inside` is its qualified name."""

    node: ast.ClassDef
    bases: frozenset[str]
    methods: Methods
    inside: str


def misuses_of_class(cls: PlainClass, lines: FileLines, find: FindFunction) -> Iterator[Misuse]:
    """The mistakes in the class itself; not in the calls of its methods. `find` gives the function of a name."""
    yield from _called_by_keras(cls, lines)
    yield from _configs(cls, lines, find)
    yield from _optimizer(cls, lines)
    yield from _callback(cls, lines)
    if cls.bases <= _LOSSES and "__init__" in cls.methods:
        for at, text in reduction_of_class(cls.methods["__init__"]):
            yield lines.misuse(MisuseKind.REDUCTION, at, cls.node.name, text, f"{cls.inside}.__init__")
    if len(cls.node.bases) == 1 and "__init__" in cls.methods:
        (base,) = cls.bases
        if _lacks_super_init(cls, base) and not lines.derive_from(cls.node.name):
            head = head_of(cls.methods["__init__"])
            yield lines.misuse(MisuseKind.NO_SUPER_INIT, head, cls.node.name, base, cls.inside)
        for argument, role, only in misplaced_arguments(cls.methods["__init__"], base):
            yield lines.misuse(
                MisuseKind.ARGUMENT_OF_BASE, argument, base, role, f"{cls.inside}.__init__", only
            )


def _lacks_super_init(cls: PlainClass, base: str) -> bool:
    """Whether the constructor of a loss, metric or optimizer certainly runs none of its parent."""
    if kind_of(base) not in _NEED_CONSTRUCTORS and base not in _BASES:
        return False
    init = cls.methods["__init__"]
    if init.decorator_list or "__call__" in cls.methods or "__new__" in cls.methods:
        return False
    names = {getattr(node, "attr", getattr(node, "id", "")) for node in nodes_of(cls.node)}
    return names.isdisjoint({"__init__", "super", "__dict__"}) and not cls.node.decorator_list


def _called_by_keras(cls: PlainClass, lines: FileLines) -> Iterator[Misuse]:
    name, methods = cls.node.name, cls.methods
    for base in sorted(cls.bases & _CALLED_BY_KERAS.keys()):
        if len(cls.node.bases) == 1 and "call" in methods and "__call__" not in methods:
            head = head_of(methods["call"])
            yield lines.misuse(MisuseKind.CALL_OF_OBJECT, head, name, _CALLED_BY_KERAS[base], cls.inside)
        if len(cls.node.bases) == 1 and _has_init(methods) and lines.pass_arguments_to(name):
            yield lines.misuse(MisuseKind.INIT_OF_OBJECT, head_of(methods["init"]), name, "", cls.inside)


def _has_init(methods: Methods) -> bool:
    """Whether a class with these methods has `def init(self, rate)`, and no constructor."""
    return "init" in methods and "__init__" not in methods and len(methods["init"].args.args) > 1


def _configs(cls: PlainClass, lines: FileLines, find: FindFunction) -> Iterator[Misuse]:
    name = cls.node.name
    for base in sorted(cls.bases & CONFIGURED.keys()):
        fault = config_fault(cls.node, base, find)
        if fault is not None and fault.default and not lines.pass_arguments_to(name):
            continue
        if fault is not None and not lines.derive_from(name):
            kind = MisuseKind.CONFIG_MISSING if fault.missing else MisuseKind.CONFIG_KEY
            kind = MisuseKind.CONFIG_OF_PARENT if fault.inherited else kind
            kind = MisuseKind.CONFIG_DEFAULT if fault.default else kind
            yield lines.misuse(kind, head_of(fault.at), name, fault.name, cls.inside, lines.save())


def _optimizer(cls: PlainClass, lines: FileLines) -> Iterator[Misuse]:
    of_keras = any(kind_of(base) is Kind.OPTIMIZER and ".legacy." not in base for base in cls.bases)
    if of_keras and _STEP not in cls.methods:
        for name in sorted(cls.methods.keys() & _OLD_STEPS):
            head = head_of(cls.methods[name])
            yield lines.misuse(MisuseKind.OLD_OPTIMIZER, head, cls.node.name, name, cls.inside)


def _callback(cls: PlainClass, lines: FileLines) -> Iterator[Misuse]:
    if cls.bases and all(base.startswith("callbacks.") for base in cls.bases):
        plain = cls.bases == {"callbacks.Callback"}
        for fault in callback_faults(cls.node, cls.methods) if plain else sets_model(cls.methods):
            if not _is_used_from_outside(fault, lines):
                inside = f"{cls.inside}.{fault.method}"
                yield lines.misuse(fault.kind, fault.at, cls.node.name, fault.at.attr, inside)
        for fault in sets_trainable(cls.node, cls.methods):
            if not lines.match(_EAGER) and not _is_frozen_by_class(fault, lines):
                label = lines.text_of(fault.at)
                yield lines.misuse(fault.kind, fault.at, label, "", f"{cls.inside}.{fault.method}")


def _is_frozen_by_class(fault: CallbackFault, lines: FileLines) -> bool:
    """Whether the class of the model sets it too, where LL119 reports it: `self.base.trainable = False`."""
    holder = fault.at.value
    if not isinstance(holder, ast.Attribute) or isinstance(holder.value, ast.Name):
        return False
    return lines.mention(f"self.{holder.attr}.trainable")


def _is_used_from_outside(fault: CallbackFault, lines: FileLines) -> bool:
    """Whether the module sets such a member on an object, or reads `stop_training` of one that is no model."""
    name = fault.at.attr
    if fault.kind is MisuseKind.MODEL_OF_CALLBACK:
        return False
    if fault.kind is MisuseKind.STOP_OF_CALLBACK:
        return lines.match(re.compile(rf"(?<!\bself)(?<!model)\.{name}\b"))
    return lines.match(re.compile(rf"(?<!\bself)\.{name}[ \t]*=[^=]"))
