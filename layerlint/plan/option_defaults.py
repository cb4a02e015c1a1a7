"""Command-line options of a script, from the calls that declare them: `parser.add_argument("--dim", default=8)`."""

from __future__ import annotations

import ast

DEFINED = frozenset(
    f"DEFINE_{kind}" for kind in ("integer", "float", "string", "bool", "boolean", "list", "enum")
)


def option_default(node: ast.Call) -> tuple[str, ast.expr] | None:
    """Return the attribute that holds an option, and its default; None for other calls and options without one."""
    called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    named = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
    words = [value for value in named if isinstance(value, str)]
    keywords = {keyword.arg: keyword.value for keyword in node.keywords}
    if called == "add_argument" and words:
        dest = keywords.get("dest")
        long = next((word for word in words if word.startswith("--")), words[0])
        name = dest.value if isinstance(dest, ast.Constant) else long.lstrip("-").replace("-", "_")
        action = getattr(keywords.get("action"), "value", "")
        stored = {"store_true": False, "store_false": True}.get(str(action))
        value = keywords.get("default") if stored is None else ast.Constant(stored)
        return None if value is None else (str(name), value)
    if called in DEFINED and words and len(node.args) > 1:
        return words[0], node.args[1]
    return None
