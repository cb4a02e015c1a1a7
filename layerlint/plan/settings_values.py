"""Values that settings hold: attributes of a settings object, options of a command line, items of a dict."""

from __future__ import annotations

import ast

from layerlint.plan.name_scope import NameScope, dotted

Held = tuple[ast.expr, NameScope]
ENUMS = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag"})
BASES = 3
"""How many bases, one of another, are looked at."""
PARSED = ("parse_args", "parse_known_args")


def attribute_of(owner: ast.expr, scope: NameScope, name: str) -> Held | None:
    """Return what an attribute of `owner` holds, an expression that names are resolved in; None where it is unknown."""
    if isinstance(owner, ast.Call):
        if isinstance(owner.func, ast.Attribute) and owner.func.attr in PARSED:
            return _option(scope, name)
        passed = _keyword(owner, scope, name)
        return passed or (
            _class_value(owner.func.id, scope, name) if isinstance(owner.func, ast.Name) else None
        )
    if isinstance(owner, ast.Starred) or (isinstance(owner, ast.Attribute) and owner.attr == "FLAGS"):
        return _option(scope, name)
    if isinstance(owner, ast.Name) and (held := _class_value(owner.id, scope, name)) is not None:
        return held
    return _module_value(owner, scope, name)


def item_of(owner: ast.expr, scope: NameScope, key: str) -> Held | None:
    """Return the item of a dict at a key."""
    if isinstance(owner, ast.Dict):
        for item, value in zip(owner.keys, owner.values, strict=True):
            if isinstance(item, ast.Constant) and item.value == key:
                return value, scope
    if isinstance(owner, ast.Call) and dotted(owner.func, scope) == "dict":
        return _keyword(owner, scope, key)
    return None


def member_of(node: ast.expr, scope: NameScope) -> str:
    """Return a member of an Enum of the project as it is written, `Mode.SUM`; "" for other expressions."""
    if not (isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)):
        return ""
    defined = scope.defined_class(node.value.id)
    bases = (
        [] if defined is None else [dotted(base, defined[1]).rpartition(".")[2] for base in defined[0].bases]
    )
    return f"{node.value.id}.{node.attr}" if not ENUMS.isdisjoint(bases) else ""


def options_of(node: ast.expr, scope: NameScope) -> dict[str, ast.expr]:
    """Return the command-line options that an object holds, with their defaults; empty for other objects."""
    parsed = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PARSED
    flags = isinstance(node, ast.Attribute) and node.attr == "FLAGS"
    return dict(scope.module.options) if parsed or flags else {}


def _option(scope: NameScope, name: str) -> Held | None:
    value = scope.module.options.get(name)
    return None if value is None else (value, scope.module)


def _keyword(call: ast.Call, scope: NameScope, name: str) -> Held | None:
    return next(((keyword.value, scope) for keyword in call.keywords if keyword.arg == name), None)


def _class_value(class_name: str, scope: NameScope, name: str, depth: int = BASES) -> Held | None:
    """What the body of a class or of a base, or the `__init__`, assigns to an attribute; a parameter has its default."""
    defined = scope.defined_class(class_name)
    if defined is None:
        return None
    node, where = defined
    for statement in node.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                return statement.value, where
        if isinstance(statement, ast.FunctionDef) and statement.name == "__init__":
            value = _set_in(statement, name)
            if value is not None:
                return value, where
    bases = [base.id for base in node.bases if isinstance(base, ast.Name)] if depth else []
    inherited = (_class_value(base, where, name, depth - 1) for base in bases if base != class_name)
    return next((held for held in inherited if held is not None), None)


def _set_in(constructor: ast.FunctionDef, name: str) -> ast.expr | None:
    arguments = constructor.args
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: dict[str, ast.expr] = dict(
        zip(
            [item.arg for item in positional[len(positional) - len(arguments.defaults) :]],
            arguments.defaults,
            strict=True,
        )
    )
    for statement in constructor.body:
        if isinstance(statement, ast.Assign) and any(
            isinstance(target, ast.Attribute) and target.attr == name for target in statement.targets
        ):
            value = statement.value
            return defaults.get(value.id) if isinstance(value, ast.Name) else value
    return None


def _module_value(owner: ast.expr, scope: NameScope, name: str) -> Held | None:
    """A name of another module of the project: `settings.DIM`."""
    modules, whole = scope.module.modules, dotted(owner, scope)
    if modules is None or not whole:
        return None
    module = modules(whole)
    return None if module is None else module.value(name, 1 << 30)
