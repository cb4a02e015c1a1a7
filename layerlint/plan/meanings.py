"""What an expression of a module stands for: names, attributes, elements and helpers are followed, by reading alone."""

from __future__ import annotations

import ast

from layerlint.plan.name_scope import ClassScope, Function, NameScope, dotted
from layerlint.plan.scope_walk import function_scope, is_unknown, walk_body
from layerlint.plan.settings_values import attribute_of, item_of, member_of

DEPTH = 12
"""How many names in a row are followed."""
ENTERED = 3
"""How many helper functions are entered, one inside another."""
NESTED = 4
"""How many indices are followed, one inside another."""
_YIELDS = (ast.Yield, ast.YieldFrom, ast.Await)
MOST_ITEMS = 64
"""How many elements a list has at most."""
Meant = tuple[ast.expr, NameScope]
"""An expression with its scope."""


def meaning(node: ast.expr, scope: NameScope, nested: int = NESTED) -> Meant:
    """Return the expression that a name, an attribute, an element or a helper stands for, with its scope.

    A helper is a function with one `return`, `make_inputs()`; other expressions are unchanged.
    """
    for _ in range(DEPTH):
        definition: Meant | None = None
        if isinstance(node, ast.Name):
            definition = _of_name(node, scope)
        elif isinstance(node, ast.Attribute):
            definition = _of_attribute(node, scope, nested)
        elif isinstance(node, ast.Call):
            definition = _returned(node, scope)
        elif isinstance(node, ast.Subscript):
            definition = _element(node, scope, nested)
        if definition is None or definition[0] is node:
            return node, scope
        node, scope = definition
    return node, scope


def _of_name(node: ast.Name, scope: NameScope) -> Meant | None:
    """What a name was assigned last; of one that is imported where a call finds nothing to read, what it is there."""
    definition = scope.value(node.id, node.lineno)
    if definition is not None and is_unknown(definition[0]):
        return definition[1].passed_elsewhere(node.id) or definition
    if definition is None or (isinstance(definition[0], ast.Call) and scope.imported(node.id)):
        return scope.imported_value(node.id) or definition
    return definition


def _of_attribute(node: ast.Attribute, scope: NameScope, nested: int) -> Meant | None:
    if member_of(node, scope):
        return None
    if isinstance(node.value, ast.Name) and node.value.id == "self":
        values = scope.owner.attributes.get(node.attr, []) if scope.owner is not None else []
        return values[0] if values else None
    if not nested:
        return None
    owner, where = meaning(node.value, scope, nested - 1)
    if is_unknown(owner) and isinstance(node.value, ast.Name):
        annotation = where.annotation(node.value.id)
        if isinstance(annotation, ast.Name) and where.defined_class(annotation.id) is not None:
            owner = annotation  # an object of that class has what its body says
    return attribute_of(owner, where, node.attr)


def _element(node: ast.Subscript, scope: NameScope, nested: int) -> Meant | None:
    """The element at a constant index or key; `nested` indices are followed: `x = x[0]` has no end."""
    if not nested or not isinstance(node.slice, ast.Constant):
        return None
    row, where = meaning(node.value, scope, nested - 1)
    index = node.slice.value
    if isinstance(index, str):
        return item_of(row, where, index)
    if isinstance(index, bool) or not isinstance(index, int):
        return None
    elements = items_of(row, where, nested - 1)
    return elements[index] if elements is not None and -len(elements) <= index < len(elements) else None


def items_of(node: ast.expr, scope: NameScope, nested: int = NESTED) -> list[Meant] | None:
    """Return the elements of a list: written out, added, of a range, or from a comprehension; None where unknown."""
    node, scope = meaning(node, scope, nested)
    if isinstance(node, ast.Tuple | ast.List):
        starred = any(isinstance(item, ast.Starred) for item in node.elts)
        return None if starred else [(item, scope) for item in node.elts]
    if not nested:
        return None
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        parts = [items_of(part, scope, nested - 1) for part in (node.left, node.right)]
        return None if parts[0] is None or parts[1] is None else parts[0] + parts[1]
    if isinstance(node, ast.ListComp | ast.GeneratorExp):
        return _comprehended(node, scope, nested - 1)
    if isinstance(node, ast.Call) and dotted(node.func, scope) == "range" and not node.keywords:
        return _range(node, scope, nested - 1)
    return None


def _range(node: ast.Call, scope: NameScope, nested: int) -> list[Meant] | None:
    """The numbers of `range(3)` and `range(1, 3)`."""
    ends = [getattr(meaning(argument, scope, nested)[0], "value", None) for argument in node.args]
    numbers = [end for end in ends if isinstance(end, int)]
    if not numbers or len(numbers) != len(ends) or len(ends) > 2:
        return None
    whole = range(numbers[0]) if len(numbers) == 1 else range(numbers[0], numbers[1])
    return [(ast.Constant(number), scope) for number in whole[: MOST_ITEMS + 1]]


def _comprehended(node: ast.ListComp | ast.GeneratorExp, scope: NameScope, nested: int) -> list[Meant] | None:
    generator = node.generators[0]
    if len(node.generators) > 1 or generator.ifs or not isinstance(generator.target, ast.Name):
        return None
    elements = items_of(generator.iter, scope, nested)
    if elements is None or len(elements) > MOST_ITEMS:
        return None
    return [(node.elt, _with_value(scope, generator.target.id, element)) for element in elements]


def _with_value(scope: NameScope, name: str, value: Meant) -> NameScope:
    inner = NameScope(scope, scope.owner, entered=scope.entered)
    inner.assigned[name] = [(0, *value)]
    return inner


def _returned(node: ast.Call, scope: NameScope) -> Meant | None:
    """What a helper function, or a helper method of the class, returns for these arguments."""
    helper = _helper(node.func, scope)
    if helper is None or scope.entered >= ENTERED or any(keyword.arg is None for keyword in node.keywords):
        return None
    function, outer, owner = helper
    inner = function_scope(function, outer, None)
    inner.owner, inner.entered = owner, scope.entered + 1
    nodes = [part for part, where in walk_body(function.body, inner, None) if where is inner]
    returns = [part for part in nodes if isinstance(part, ast.Return)]
    if len(returns) != 1 or returns[0].value is None or any(isinstance(part, _YIELDS) for part in nodes):
        return None
    names = [parameter.arg for parameter in (*function.args.posonlyargs, *function.args.args)]
    bound = owner is not None and not any(
        getattr(decorator, "id", "") == "staticmethod" for decorator in function.decorator_list
    )
    arguments = dict(zip(names[bound:], node.args, strict=False))
    arguments |= {str(keyword.arg): keyword.value for keyword in node.keywords}
    for name, value in arguments.items():
        inner.assigned[name] = [(0, value, scope), *inner.assigned.get(name, [])[1:]]
    return returns[0].value, inner


def _helper(func: ast.expr, scope: NameScope) -> tuple[Function, NameScope, ClassScope | None] | None:
    """The function that is called, with the scope around it, and the class of a method."""
    if isinstance(func, ast.Name):
        named = scope.function(func.id)
        return None if named is None else (*named, None)
    owner = scope.owner
    if owner is not None and isinstance(func, ast.Attribute) and getattr(func.value, "id", "") == "self":
        method = owner.methods.get(func.attr)
        return None if method is None else (method, owner.scope, owner)
    return None
