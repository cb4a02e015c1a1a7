"""Mistakes with objects of Keras in functions, plain classes and at the top level, read with `ast`.

A name counts as what it holds where every binding of it in its scope says so.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from layerlint.index.base_arguments import misplaced_arguments
from layerlint.index.callback_faults import CallbackFault, callback_faults, sets_model
from layerlint.index.child_nodes import child_nodes
from layerlint.index.compiled_functions import wrong_functions
from layerlint.index.disconnected_inputs import missing_inputs
from layerlint.index.epoch_schedules import SCHEDULER, tensor_rates
from layerlint.index.file_formats import file_use, is_refused
from layerlint.index.integer_shapes import integer_shape, is_parenthesized
from layerlint.index.intended_code import may_be_meant
from layerlint.index.lambda_functions import display_name, returns_value, states_in
from layerlint.index.loss_reductions import reduction_of_call, reduction_of_class
from layerlint.index.loss_tensors import tensors_of_losses
from layerlint.index.metric_keys import wrong_metric_keys
from layerlint.index.named_objects import named_in
from layerlint.index.node_spans import head_of, span_of, text_of
from layerlint.index.object_configs import CONFIGURED, config_fault
from layerlint.index.old_arguments import old_arguments
from layerlint.index.plain_scopes import (
    FUNCTIONS,
    PlainScopes,
    bound_to,
    parameter_names,
    parts_of_inputs,
    scope_of,
)
from layerlint.index.plain_values import LAYER, MERGES, MODEL, VARIABLE, PlainValues
from layerlint.index.saved_models import saved_names
from layerlint.model.facts import Kind
from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.tables.keras_names import is_model, kind_of

_CALLED_BY_KERAS = {
    "constraints.Constraint": "constraint",
    "regularizers.Regularizer": "regularizer",
    "initializers.Initializer": "initializer",
    "optimizers.schedules.LearningRateSchedule": "schedule",
}
_IN_LAYERS = frozenset(
    {
        MisuseKind.OLD_ARGUMENT,
        MisuseKind.INITIALIZER_WITHOUT_DTYPE,
        MisuseKind.LAMBDA_WITH_STATE,
        MisuseKind.LAMBDA_OF_NOTHING,
        MisuseKind.TENSOR_AS_ARGUMENT,
        MisuseKind.LAYER_AS_TENSOR,
        MisuseKind.INTEGER_SHAPE,
    }
)
"""What no check of layer classes reports."""
Methods = Mapping[str, ast.FunctionDef | ast.AsyncFunctionDef]
_LOSSES = frozenset({"losses.Loss", "Loss"})
_STEP = "update_step"
_OLD_STEPS = frozenset({"get_updates", "_create_slots", "_resource_apply_dense", "_resource_apply_sparse"})
_BASES = re.compile(r"^[ \t]*class[ \t]+\w+\(([^)]*)")
_WORD = re.compile(r"\w+")
_GRAPHS = re.compile(r"disable_eager|disable_v2|experimental_run_tf_function|enable_v1|compat\.v1 as tf")
_IMPORTS_TENSORFLOW = re.compile(r"^[ \t]*(?:from|import)[ \t]+tensorflow\b")
_REGISTERS = re.compile(r"custom_object|CustomObject|register_keras_serializable")
_DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
_CONDITIONS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith, ast.If, ast.IfExp)
_MATTER = frozenset((*_DEFINITIONS, *_CONDITIONS, ast.Call))
"""The nodes that the reader looks at; of all others at what stands in them."""


def misuses_in(
    tree: ast.Module, lines: list[str], layers: Sequence[range], own: frozenset[str]
) -> tuple[Misuse, ...]:
    """The mistakes outside the lines of `layers`; `own` are the names of the layer classes of the module."""
    reader = _MisuseReader(lines, layers, PlainValues(frozenset(_plain_layers(tree, own))), own)
    reader.read(tree.body, ())
    reader.metric_keys(tree)
    return tuple(reader.misuses)


def _has_init(methods: Methods) -> bool:
    """Whether a class with these methods has `def init(self, rate)`, and no constructor."""
    return "init" in methods and "__init__" not in methods and len(methods["init"].args.args) > 1


def _plain_layers(tree: ast.Module, names: frozenset[str]) -> Iterator[str]:
    """Those of these classes that derive from layers of Keras alone: a model may be made with tensors."""
    scopes = (scope_of(tree.body, ""),)
    for cls in tree.body:
        if isinstance(cls, ast.ClassDef) and cls.name in names and cls.bases:
            bases = [PlainValues().keras_name_of(node, scopes) for node in cls.bases]
            if all(
                base is not None and kind_of(base) is Kind.SUBLAYER and not is_model(base) for base in bases
            ):
                yield cls.name


@dataclass(slots=True)
class _MisuseReader:
    lines: list[str]
    layers: Sequence[range]
    values: PlainValues
    own: frozenset[str]
    misuses: list[Misuse] = field(default_factory=list)
    in_layer: bool = False
    """Whether a layer class is read, of which the checks of classes report the rest."""
    saves: bool | None = None
    parents: frozenset[str] | None = None
    methods: Methods = field(default_factory=dict)
    """Those of the class that is read."""
    line_matches: dict[str, bool] = field(default_factory=dict)
    """For each pattern, whether a line of the module matches it: many calls ask the same."""

    # ---------------------------------------------------------------------------- scopes

    def read(
        self, body: Sequence[ast.stmt], outer: PlainScopes, inside: str = "", params: Sequence[str] = ()
    ) -> None:
        scope = scope_of(body, inside)
        scope.bound.update({name: [None] for name in params})
        scopes = (*outer, scope)
        waiting: list[ast.AST] = list(reversed(body))
        definitions: list[ast.stmt] = []
        while waiting:
            node = waiting.pop()
            if type(node) in _MATTER:
                if isinstance(node, _DEFINITIONS):
                    definitions.append(node)
                    continue
                if may_be_meant(node):
                    continue
                if isinstance(node, ast.Call):
                    self._call(node, scopes)
            waiting += reversed(child_nodes(node))
        for statement in definitions:
            name = f"{inside}.{statement.name}".strip(".")  # type: ignore[attr-defined]
            if not self.in_layer and any(statement.lineno in lines for lines in self.layers):
                self._layer(statement, scopes, name)
            elif isinstance(statement, ast.ClassDef):
                self._class(statement, scopes, name)
            elif isinstance(statement, FUNCTIONS):
                self.read(statement.body, scopes, name, parameter_names(statement.args))

    def _layer(self, node: ast.stmt, scopes: PlainScopes, inside: str) -> None:
        """Read the calls in the methods of a layer class for what the checks of classes do not look at."""
        self.in_layer = True
        for method in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(method, FUNCTIONS):
                self.read(method.body, scopes, f"{inside}.{method.name}", parameter_names(method.args))
        self.in_layer = False

    def _class(self, node: ast.ClassDef, scopes: PlainScopes, inside: str) -> None:
        bases = {self.values.keras_name_of(base, scopes) or "" for base in node.bases}
        methods = {statement.name: statement for statement in node.body if isinstance(statement, FUNCTIONS)}
        for base in sorted(bases & _CALLED_BY_KERAS.keys()):
            if len(node.bases) == 1 and "call" in methods and "__call__" not in methods:
                self._report(
                    MisuseKind.CALL_OF_OBJECT,
                    head_of(methods["call"]),
                    node.name,
                    _CALLED_BY_KERAS[base],
                    inside,
                )
            if len(node.bases) == 1 and _has_init(methods) and self._gets_arguments(node.name):
                self._report(MisuseKind.INIT_OF_OBJECT, head_of(methods["init"]), node.name, "", inside)
        self._configs(node, bases, scopes, inside)
        self._optimizer(node, bases, methods, inside)
        self._callback(node, bases, methods, inside)
        if bases <= _LOSSES and "__init__" in methods:
            for at, text in reduction_of_class(methods["__init__"]):
                self._report(MisuseKind.REDUCTION, at, node.name, text, f"{inside}.__init__")
        if len(node.bases) == 1 and "__init__" in methods:
            base = next(iter(bases))
            for argument, role, only in misplaced_arguments(methods["__init__"], base):
                self._report(MisuseKind.ARGUMENT_OF_BASE, argument, base, role, f"{inside}.__init__", only)
        outer, self.methods = self.methods, methods
        for method in methods.values():
            self.read(method.body, scopes, f"{inside}.{method.name}", parameter_names(method.args))
        self.methods = outer

    def _optimizer(self, node: ast.ClassDef, bases: set[str], methods: Methods, inside: str) -> None:
        of_keras = any(kind_of(base) is Kind.OPTIMIZER and ".legacy." not in base for base in bases)
        if of_keras and _STEP not in methods:
            for name in sorted(methods.keys() & _OLD_STEPS):
                self._report(MisuseKind.OLD_OPTIMIZER, head_of(methods[name]), node.name, name, inside)

    def _callback(self, node: ast.ClassDef, bases: set[str], methods: Methods, inside: str) -> None:
        if bases and all(base.startswith("callbacks.") for base in bases):
            plain = bases == {"callbacks.Callback"}
            for fault in callback_faults(node, methods) if plain else sets_model(methods):
                if not self._uses_from_outside(fault):
                    self._report(fault.kind, fault.at, node.name, fault.at.attr, f"{inside}.{fault.method}")

    def _uses_from_outside(self, fault: CallbackFault) -> bool:
        """Whether the module sets such a member on an object, or reads `stop_training` of one that is no model."""
        name = fault.at.attr
        if fault.kind is MisuseKind.MODEL_OF_CALLBACK:
            return False
        if fault.kind is MisuseKind.STOP_OF_CALLBACK:
            return self._has_line(re.compile(rf"(?<!\bself)(?<!model)\.{name}\b"))
        return self._has_line(re.compile(rf"(?<!\bself)\.{name}[ \t]*=[^=]"))

    def _configs(self, node: ast.ClassDef, bases: set[str], scopes: PlainScopes, inside: str) -> None:
        for base in sorted(bases & CONFIGURED.keys()):
            fault = config_fault(node, base, lambda named: self.values.function(named, scopes))
            if fault is not None and fault.default and not self._gets_arguments(node.name):
                continue
            if fault is not None and not self._is_parent(node.name):
                kind = MisuseKind.CONFIG_MISSING if fault.missing else MisuseKind.CONFIG_KEY
                kind = MisuseKind.CONFIG_OF_PARENT if fault.inherited else kind
                kind = MisuseKind.CONFIG_DEFAULT if fault.default else kind
                self._report(kind, head_of(fault.at), node.name, fault.name, inside, self._saves())

    def _saves(self) -> bool:
        """Whether the module saves or loads whole models."""
        if self.saves is None:
            self.saves = bool(saved_names("\n".join(self.lines)))
        return self.saves

    def _gets_arguments(self, name: str) -> bool:
        """Whether a line of the module makes an object of the class with an argument."""
        return self._has_line(re.compile(rf"(?<!class )\b{name}\([ \t]*[^)\s]"))

    def _is_parent(self, name: str) -> bool:
        """Whether the text of the module shows a class that derives from this one."""
        if self.parents is None:
            bases = [match[1] for line in self.lines if (match := _BASES.match(line)) is not None]
            self.parents = frozenset(word for text in bases for word in _WORD.findall(text))
        return name in self.parents

    # ---------------------------------------------------------------------------- calls

    def _call(self, node: ast.Call, scopes: PlainScopes) -> None:
        short = self.values.keras_name_of(node.func, scopes)
        inside = scopes[-1].inside
        if short is not None:
            for name, new in old_arguments(short, [keyword.arg for keyword in node.keywords]):
                at = next(keyword for keyword in node.keywords if keyword.arg == name)
                self._report(MisuseKind.OLD_ARGUMENT, at, f"{short.rpartition('.')[2]}.{name}", new, inside)
            if short == "layers.Lambda" and node.args:
                self._lambda(node, node.args[0], scopes)
            self._initializers(node, scopes)
            if (size := integer_shape(node, short)) is not None:
                maker, bare = short.rpartition(".")[2], not is_parenthesized(size, self.lines)
                self._report(MisuseKind.INTEGER_SHAPE, size, maker, ast.unparse(size), inside, bare)
            if short == SCHEDULER:
                self._epoch_schedule(node, scopes)
            for tensor in missing_inputs(node, short, scopes, self.values):
                self._report(MisuseKind.MISSING_INPUT, node, ast.unparse(tensor), "", inside)
            for value, reduction in reduction_of_call(node, short):
                self._report(MisuseKind.REDUCTION, value, short.rpartition(".")[2], reduction, inside)
        if self.in_layer and isinstance(node.func, ast.Attribute) and node.func.attr == "add_weight":
            self._initializers(node, scopes)
        self._functions_of_compile(node, scopes)
        self._file(node, short, scopes)
        if not self._runs_in_graphs():
            for tensor in tensors_of_losses(node, scopes, self.values):
                self._report(
                    MisuseKind.TENSOR_OF_LOSS, tensor, ast.unparse(tensor), self._root(scopes), inside
                )
        for text, area in named_in(node, short):
            self._report(MisuseKind.IDENTIFIER, text, str(text.value), area, inside, self._registers())
        if self.values.makes_layer(node, scopes) and short != "layers.Lambda":
            for argument in node.args[:1]:
                if self.values.are_tensors(argument, scopes):
                    self._report(MisuseKind.TENSOR_AS_ARGUMENT, node, display_name(node.func), "", inside)
        elif self._is_applied(node, short, scopes):
            for part in parts_of_inputs(node.args[:1]):
                if self.values.object_kind(part, scopes) == LAYER:
                    self._report(MisuseKind.LAYER_AS_TENSOR, part, display_name(part), "", inside)

    def _functions_of_compile(self, node: ast.Call, scopes: PlainScopes) -> None:
        wrong = list(wrong_functions(node, scopes, self.values, self.methods))
        if (
            wrong
            and isinstance(node.func, ast.Attribute)
            and self._is_model(node.func.value, "compile", scopes)
        ):
            for at, name, role in wrong:
                self._report(MisuseKind.FUNCTION_OF_COMPILE, at, name, role, scopes[-1].inside)

    def _epoch_schedule(self, node: ast.Call, scopes: PlainScopes) -> None:
        for rate in tensor_rates(node, scopes, self.values, self.methods, self._is_schedule):
            inside = scopes[-1].inside
            if rate.schedule:
                self._report(MisuseKind.SCHEDULE_OF_CALLBACK, rate.at, display_name(rate.at), "", inside)
            else:
                text = text_of(rate.at, self.lines)
                self._report(MisuseKind.TENSOR_RATE, rate.at, "", text, inside)

    def _is_schedule(self, name: str) -> bool:
        return self._has_line(re.compile(rf"^[ \t]*class[ \t]+{name}\([^)]*LearningRateSchedule\)"))

    def metric_keys(self, tree: ast.Module) -> None:
        """Report the names of metrics that no model of the module reports."""
        if not self._runs_in_graphs():
            for at, key, instead, inside in wrong_metric_keys(tree, "\n".join(self.lines)):
                by_tensorflow = self._has_line(_IMPORTS_TENSORFLOW)
                self._report(MisuseKind.METRIC_KEY, at, key, instead, inside, by_tensorflow)

    def _file(self, node: ast.Call, short: str | None, scopes: PlainScopes) -> None:
        use = file_use(node, short, lambda holder, method: self._is_model(holder, method, scopes))
        if use is not None and is_refused(use, scopes):
            ends = ", ".join(f"`{end}`" for end in use.ends)
            self._report(MisuseKind.FILE_FORMAT, use.at, display_name(node.func), ends, scopes[-1].inside)

    def _is_model(self, holder: ast.expr, method: str, scopes: PlainScopes) -> bool:
        """Whether it is a model of Keras by all that the module shows, and the method of that name is Keras's own."""
        first = holder
        while isinstance(first, ast.Attribute):
            first = first.value
        if not isinstance(first, ast.Name) or _is_self(holder) or self._mentions(f"def {method}("):
            return False
        if self.values.object_kind(holder, scopes) == MODEL:
            return True
        creation = self.values.maker(holder, scopes) if isinstance(holder, ast.Name) else None
        class_name = display_name(creation.func) if creation is not None else ""
        if class_name[:1].isupper():
            return class_name in self.own
        return method != "save" or self._mentions(f"{ast.unparse(holder)}.compile(")

    def _runs_in_graphs(self) -> bool:
        """Whether the module switches off what TensorFlow 2 does."""
        return self._has_line(_GRAPHS)

    def _root(self, scopes: PlainScopes) -> str:
        names = [name for scope in scopes for name in scope.imports.values()]
        return "keras" if not any(name.partition(".")[0] == "tensorflow" for name in names) else "tensorflow"

    def _registers(self) -> bool:
        """Whether the module may add to what Keras finds by its name."""
        return self._has_line(_REGISTERS)

    def _mentions(self, text: str) -> bool:
        return self._has_line(re.compile(re.escape(text)))

    def _has_line(self, pattern: re.Pattern[str]) -> bool:
        matched = self.line_matches.get(pattern.pattern)
        if matched is None:
            matched = any(pattern.search(line) is not None for line in self.lines)
            self.line_matches[pattern.pattern] = matched
        return matched

    def _is_applied(self, node: ast.Call, short: str | None, scopes: PlainScopes) -> bool:
        """Whether the call takes tensors: that of one of Keras's own layers, or a function such as `concatenate`."""
        if short is not None:
            area, _, last = short.rpartition(".")
            return area == "layers" and last in MERGES
        creation = self.values.maker(node.func, scopes)
        return (
            creation is not None
            and self.values.keras_name_of(creation.func, scopes) is not None
            and self.values.makes_layer(creation, scopes)
        )

    def _initializers(self, node: ast.Call, scopes: PlainScopes) -> None:
        for keyword in node.keywords:
            name = keyword.value.id if isinstance(keyword.value, ast.Name) else ""
            if not (keyword.arg or "").endswith("initializer") or not name or bound_to(keyword.value, scopes):
                continue
            function = next(
                (scope.functions[name] for scope in reversed(scopes) if name in scope.functions), None
            )
            arguments = function.args if function is not None and not function.decorator_list else None
            if (
                arguments is not None
                and arguments.kwarg is None
                and "dtype" not in parameter_names(arguments)
            ):
                self._report(MisuseKind.INITIALIZER_WITHOUT_DTYPE, keyword.value, name, "", scopes[-1].inside)

    def _lambda(self, node: ast.Call, wrapped: ast.expr, scopes: PlainScopes) -> None:
        function = self.values.function(wrapped, scopes)
        if isinstance(function, FUNCTIONS) and not returns_value(function):
            self._report(MisuseKind.LAMBDA_OF_NOTHING, wrapped, function.name, "", scopes[-1].inside)
        for state in states_in(wrapped, scopes, self.values, self._is_frozen):
            if not self.in_layer or self._is_held_nowhere(state, scopes):
                self._report(MisuseKind.LAMBDA_WITH_STATE, node, display_name(state), "", scopes[-1].inside)

    def _is_held_nowhere(self, state: ast.expr, scopes: PlainScopes) -> bool:
        """Whether it is a variable that no line of the class can keep; LL209 reports the layers."""
        if self.values.object_kind(state, scopes) != VARIABLE or not isinstance(state, ast.Name):
            return False
        name = rf"(?<![.\w\"']){state.id}(?![\w\"'])"
        return not self._has_line(re.compile(rf"^(?!.*\b[lL]ambda\b).*\bself\b.*{name}"))

    def _is_frozen(self, name: str) -> bool:
        return self._mentions(f"{name}.trainable")

    # ---------------------------------------------------------------------------- values

    def _report(
        self, kind: MisuseKind, node: ast.AST, name: str, instead: str, inside: str, condition: bool = False
    ) -> None:
        if not self.in_layer or kind in _IN_LAYERS:
            self.misuses.append(Misuse(kind, span_of(node, self.lines), name, instead, inside, condition))


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"
