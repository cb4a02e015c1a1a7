"""Mistakes in one call outside layer classes, or of what the checks of classes do not look at inside of them."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from layerlint.model.misuse import Misuse, MisuseKind
from layerlint.outside.code_scopes import FUNCTIONS, CodeScopes, bound_to, parameter_names, parts_of_inputs
from layerlint.outside.compiled_functions import Methods, wrong_functions
from layerlint.outside.disconnected_inputs import missing_inputs
from layerlint.outside.expression_kinds import LAYER, MERGES, MODEL, VARIABLE, ExpressionKinds
from layerlint.outside.file_formats import file_use, is_refused
from layerlint.outside.file_lines import FileLines
from layerlint.outside.lambda_functions import display_name, returns_value, states_in
from layerlint.outside.loss_reductions import reduction_of_call
from layerlint.outside.loss_tensors import tensors_of_losses
from layerlint.outside.old_arguments import old_arguments
from layerlint.outside.scalar_shapes import integer_shape, is_parenthesized
from layerlint.outside.schedule_functions import SCHEDULER, tensor_rates
from layerlint.outside.slashed_names import slash_in_name
from layerlint.outside.string_identifiers import string_identifiers


class Surroundings(NamedTuple):
    """What stands around a call.

    lines    the lines of the module
    values   reads the expressions of the module
    scopes   the scopes around the call
    methods  those of the class around it
    in_layer whether that class is a layer
    own      the names of the layer classes of the module
    in_model whether the class around it derives from models of Keras alone
    """

    lines: FileLines
    values: ExpressionKinds
    scopes: CodeScopes
    methods: Methods
    in_layer: bool
    own: frozenset[str]
    in_model: bool

    def misuse(
        self, kind: MisuseKind, node: ast.AST, name: str, instead: str = "", saved: bool = False
    ) -> Misuse:
        """The mistake where the node stands."""
        return self.lines.misuse(kind, node, name, instead, self.scopes[-1].inside, saved)


def misuses_of_call(node: ast.Call, around: Surroundings) -> Iterator[Misuse]:
    """The mistakes in the call itself; not in the calls that are its arguments."""
    short = around.values.keras_name_of(node.func, around.scopes)
    if short is not None:
        yield from _of_keras(node, short, around)
    if around.in_layer and isinstance(node.func, ast.Attribute) and node.func.attr == "add_weight":
        yield from _initializers(node, around)
    yield from _functions_of_compile(node, around)
    yield from _file(node, short, around)
    if not around.lines.run_in_graphs():
        for tensor in tensors_of_losses(node, around.scopes, around.values):
            root = _root(around.scopes)
            yield around.misuse(MisuseKind.TENSOR_OF_LOSS, tensor, ast.unparse(tensor), root)
    # What a layer gives to Keras by its name is an argument that `LL718` reads in the class.
    for text, area in string_identifiers(node, short) if not around.in_layer or short is None else ():
        saved = around.lines.register()
        yield around.misuse(MisuseKind.IDENTIFIER, text, str(text.value), area, saved)
    yield from _inputs(node, short, around)


def _of_keras(node: ast.Call, short: str, around: Surroundings) -> Iterator[Misuse]:
    """Mistakes in the arguments of a class or function of Keras, by its name below Keras."""
    last = short.rpartition(".")[2]
    for name, new in old_arguments(short, [keyword.arg for keyword in node.keywords]):
        at = next(keyword for keyword in node.keywords if keyword.arg == name)
        yield around.misuse(MisuseKind.OLD_ARGUMENT, at, f"{last}.{name}", new)
    if short == "layers.Lambda" and node.args:
        yield from _lambda(node, node.args[0], around)
    yield from _initializers(node, around)
    if (size := integer_shape(node, short)) is not None:
        bare = not is_parenthesized(size, around.lines.lines)
        yield around.misuse(MisuseKind.INTEGER_SHAPE, size, last, ast.unparse(size), bare)
    if (slashed := slash_in_name(node, short)) is not None:
        yield around.misuse(MisuseKind.SLASH_IN_NAME, slashed, last)
    if short == SCHEDULER:
        yield from _epoch_schedule(node, around)
    for tensor in missing_inputs(node, short, around.scopes, around.values):
        yield around.misuse(MisuseKind.MISSING_INPUT, node, ast.unparse(tensor))
    for value, reduction in reduction_of_call(node, short):
        yield around.misuse(MisuseKind.REDUCTION, value, last, reduction)


def _inputs(node: ast.Call, short: str | None, around: Surroundings) -> Iterator[Misuse]:
    """A tensor that a constructor gets, a layer that a layer is called on."""
    values, scopes = around.values, around.scopes
    if values.makes_layer(node, scopes) and short != "layers.Lambda":
        for argument in node.args[:1]:
            if values.are_tensors(argument, scopes):
                yield around.misuse(MisuseKind.TENSOR_AS_ARGUMENT, node, display_name(node.func))
    elif _is_applied(node, short, around):
        for part in parts_of_inputs(node.args[:1]):
            if values.object_kind(part, scopes) == LAYER:
                yield around.misuse(MisuseKind.LAYER_AS_TENSOR, part, display_name(part))


def _is_applied(node: ast.Call, short: str | None, around: Surroundings) -> bool:
    """Whether the call takes tensors: that of one of Keras's own layers, or a function such as `concatenate`."""
    if short is not None:
        area, _, last = short.rpartition(".")
        return area == "layers" and last in MERGES
    creation = around.values.maker(node.func, around.scopes)
    return (
        creation is not None
        and around.values.keras_name_of(creation.func, around.scopes) is not None
        and around.values.makes_layer(creation, around.scopes)
    )


def _functions_of_compile(node: ast.Call, around: Surroundings) -> Iterator[Misuse]:
    wrong = list(wrong_functions(node, around.scopes, around.values, around.methods))
    if wrong and isinstance(node.func, ast.Attribute) and _is_model(node.func.value, "compile", around):
        for at, name, role in wrong:
            yield around.misuse(MisuseKind.FUNCTION_OF_COMPILE, at, name, role)


def _epoch_schedule(node: ast.Call, around: Surroundings) -> Iterator[Misuse]:
    for rate in tensor_rates(
        node, around.scopes, around.values, around.methods, around.lines.define_schedule
    ):
        if rate.schedule:
            yield around.misuse(MisuseKind.SCHEDULE_OF_CALLBACK, rate.at, display_name(rate.at))
        else:
            yield around.misuse(MisuseKind.TENSOR_RATE, rate.at, "", around.lines.text_of(rate.at))


def _file(node: ast.Call, short: str | None, around: Surroundings) -> Iterator[Misuse]:
    use = file_use(node, short, lambda holder, method: _is_model(holder, method, around))
    if use is not None and is_refused(use, around.scopes):
        ends = ", ".join(f"`{end}`" for end in use.ends)
        yield around.misuse(MisuseKind.FILE_FORMAT, use.at, display_name(node.func), ends)


def _is_model(holder: ast.expr, method: str, around: Surroundings) -> bool:
    """Whether it is a model of Keras by all that the module shows, and the method of that name is Keras's own."""
    first = holder
    while isinstance(first, ast.Attribute):
        first = first.value
    if not isinstance(first, ast.Name) or around.lines.mention(f"def {method}("):
        return False
    if _is_self(holder):
        return around.in_model
    if around.values.object_kind(holder, around.scopes) == MODEL:
        return True
    creation = around.values.maker(holder, around.scopes) if isinstance(holder, ast.Name) else None
    class_name = display_name(creation.func) if creation is not None else ""
    if class_name[:1].isupper():
        return class_name in around.own
    return method != "save" or around.lines.mention(f"{ast.unparse(holder)}.compile(")


def _root(scopes: CodeScopes) -> str:
    names = [name for scope in scopes for name in scope.imports.values()]
    return "keras" if not any(name.partition(".")[0] == "tensorflow" for name in names) else "tensorflow"


def _initializers(node: ast.Call, around: Surroundings) -> Iterator[Misuse]:
    scopes = around.scopes
    for keyword in node.keywords:
        name = keyword.value.id if isinstance(keyword.value, ast.Name) else ""
        if not (keyword.arg or "").endswith("initializer") or not name or bound_to(keyword.value, scopes):
            continue
        function = next(
            (scope.functions[name] for scope in reversed(scopes) if name in scope.functions), None
        )
        arguments = function.args if function is not None and not function.decorator_list else None
        if arguments is not None and arguments.kwarg is None and "dtype" not in parameter_names(arguments):
            yield around.misuse(MisuseKind.INITIALIZER_WITHOUT_DTYPE, keyword.value, name)


def _lambda(node: ast.Call, wrapped: ast.expr, around: Surroundings) -> Iterator[Misuse]:
    function = around.values.function(wrapped, around.scopes)
    if isinstance(function, FUNCTIONS) and not returns_value(function):
        yield around.misuse(MisuseKind.LAMBDA_OF_NOTHING, wrapped, function.name)
    for state in states_in(wrapped, around.scopes, around.values, around.lines.freeze):
        is_variable = around.values.object_kind(state, around.scopes) == VARIABLE
        # In a layer class LL209 reports the layers.
        if not _may_be_kept(state, around) if is_variable else not around.in_layer:
            yield around.misuse(MisuseKind.LAMBDA_WITH_STATE, node, display_name(state))


def _may_be_kept(state: ast.expr, around: Surroundings) -> bool:
    """Whether a line can keep the variable in an attribute of a layer, or return it to one that does."""
    if not isinstance(state, ast.Name):
        return True
    name = rf"(?<![.\w\"']){state.id}(?![\w\"'])"
    return around.lines.match(re.compile(rf"^(?!.*\b[lL]ambda\b)(?:.*\bself\b.*|[ \t]*return[ \t]+){name}"))


def _is_self(node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"
