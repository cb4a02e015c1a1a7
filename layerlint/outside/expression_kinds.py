"""What expressions outside layer classes certainly give: a layer, a model, a tensor or a variable."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field

from layerlint.model.facts import Kind
from layerlint.outside.bound_objects import qualified_name
from layerlint.outside.code_scopes import CodeScopes, bound_to, parts_of_inputs
from layerlint.tables.keras_names import is_model, keras_name, kind_of

LAYER, MODEL, TENSOR, VARIABLE = "layer", "model", "tensor", "variable"
MERGES = frozenset({"add", "subtract", "multiply", "average", "maximum", "minimum", "concatenate", "dot"})
"""Functions of `keras.layers` that take tensors."""
_DEPTH = 8
Bound = list[ast.expr | None]
"""All that a name gets in a scope."""


@dataclass(frozen=True, slots=True)
class ExpressionKinds:
    """Reads expressions in scopes. `own` are the names of the layer classes of the module."""

    own: frozenset[str] = frozenset()
    _known: dict[int, tuple[Bound, str]] = field(default_factory=dict, compare=False, repr=False)
    """By the identity of what a name is bound to: that itself, and its kind; each is resolved once."""

    def keras_name_of(self, node: ast.expr, scopes: CodeScopes) -> str | None:
        """The name below Keras of what an expression names: "layers.Dense"."""
        first = _first(node)
        if first is None or bound_to(first, scopes):
            return None
        whole = qualified(node, scopes)
        return keras_name(whole) if whole is not None else None

    def makes_layer(self, node: ast.Call, scopes: CodeScopes) -> bool:
        """Whether it is a new layer, of Keras or of a class of the module; no model."""
        if isinstance(node.func, ast.Name) and node.func.id in self.own:
            return not bound_to(node.func, scopes)
        short = self.keras_name_of(node.func, scopes)
        return short is not None and kind_of(short) is Kind.SUBLAYER and not is_model(short)

    def object_kind(self, node: ast.expr | None, scopes: CodeScopes, depth: int = 0) -> str:
        """What an expression certainly gives; "" for anything else."""
        if depth > _DEPTH or node is None:
            return ""
        if isinstance(node, ast.Name):
            return self._of_name(bound_to(node, scopes), scopes, depth)
        if not isinstance(node, ast.Call):
            return ""
        short = self.keras_name_of(node.func, scopes)
        if short is not None:
            return _kind_of_result(short)
        if self.makes_layer(node, scopes):
            return LAYER
        if qualified(node.func, scopes) == "tensorflow.Variable":
            return VARIABLE
        if isinstance(node.func, (ast.Call, ast.Name)) and self.object_kind(node.func, scopes, depth + 1) in (
            LAYER,
            MODEL,
        ):
            return TENSOR
        return ""

    def _of_name(self, bound: Bound, scopes: CodeScopes, depth: int) -> str:
        if bound and id(bound) not in self._known:
            self._known[id(bound)] = bound, ""  # what it says of itself is no answer
            kinds = {self.object_kind(value, scopes, depth + 1) for value in bound}
            self._known[id(bound)] = bound, kinds.pop() if len(kinds) == 1 else ""
        return self._known[id(bound)][1] if bound else ""

    def are_tensors(self, node: ast.expr, scopes: CodeScopes) -> bool:
        parts = list(parts_of_inputs([node]))
        return bool(parts) and all(self.object_kind(part, scopes) == TENSOR for part in parts)

    def maker(self, node: ast.expr, scopes: CodeScopes) -> ast.Call | None:
        """The constructor whose object is called: of `Dense(3)(x)`, or of `dense(x)`."""
        if isinstance(node, ast.Call):
            return node
        bound = bound_to(node, scopes)
        value = bound[0] if len(bound) == 1 else None
        return value if isinstance(value, ast.Call) else None

    def function(
        self, node: ast.expr, scopes: CodeScopes
    ) -> ast.Lambda | ast.FunctionDef | ast.AsyncFunctionDef | None:
        """The function that an expression names or is; of `lambda x: f(x)` the function `f`."""
        if isinstance(node, ast.Lambda):
            body = node.body
            wraps = isinstance(body, ast.Call) and isinstance(body.func, ast.Name)
            return (self.function(body.func, scopes) if wraps else None) or node  # type: ignore[attr-defined]
        if isinstance(node, ast.Name) and not bound_to(node, scopes):
            named = next(
                (scope.functions[node.id] for scope in reversed(scopes) if node.id in scope.functions), None
            )
            return named if named is not None and not named.decorator_list else None
        entry = entry_of_table(node, scopes)
        return self.function(entry, scopes) if isinstance(entry, (ast.Lambda, ast.Name)) else None


def entry_of_table(node: ast.expr, scopes: CodeScopes) -> ast.expr | None:
    """The entry of a dict that is written out and bound once, under a key that is written out: `LOSSES["focal"]`."""
    if not isinstance(node, ast.Subscript) or not isinstance(node.slice, ast.Constant):
        return None
    bound = bound_to(node.value, scopes)
    table = bound[0] if len(bound) == 1 else None
    if not isinstance(table, ast.Dict) or not all(isinstance(key, ast.Constant) for key in table.keys):
        return None
    entries = [
        value
        for key, value in zip(table.keys, table.values, strict=True)
        if isinstance(key, ast.Constant) and key.value == node.slice.value
    ]
    return entries[-1] if entries else None


def _kind_of_result(short: str) -> str:
    area, _, last = short.rpartition(".")
    if short in {"Input", "layers.Input"} or (area == "layers" and last in MERGES):
        return TENSOR
    if short == "backend.variable":
        return VARIABLE
    if is_model(short) or (area.partition(".")[0] == "applications" and last[:1].isupper()):
        return MODEL
    return LAYER if kind_of(short) is Kind.SUBLAYER else ""


def qualified(node: ast.expr, scopes: CodeScopes) -> str | None:
    """The whole name of what an expression names, by the import of its first part."""
    first = _first(node)
    for scope in reversed(scopes) if first is not None else ():
        if first is not None and first.id in scope.imports:
            return qualified_name(node, {first.id: scope.imports[first.id]})
    return None


def _first(node: ast.expr) -> ast.Name | None:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node if isinstance(node, ast.Name) else None
