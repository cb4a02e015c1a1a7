"""Expressions of a module rewritten so that they mean the same elsewhere: names become literals and objects of Keras."""

from __future__ import annotations

import ast
import re

from layerlint.plan.meanings import MOST_ITEMS, Meant, items_of, meaning
from layerlint.plan.name_scope import NameScope, dotted
from layerlint.plan.settings_values import member_of, options_of

MOST_LETTERS = 200
LONGEST = 20_000
"""The letters of a list's elements: lists of lists of lists have an end."""
DEPTH = 12
SAFE = re.compile(
    r"keras\.(?!(applications|datasets|utils|saving|models\.(load|clone)|export|callbacks|losses|metrics|optimizers)\b)\w+"
    r"(\.\w+)*|tf\.(constant|ones|zeros|TensorShape|(nn|initializers)\.\w+|\w+_initializer)"
)
"""Callables that need no files and no network."""
OF_DATA = re.compile(
    r"(.*\.)?(nunique|vocab_size|get_vocab_size|vocabulary_size|n_words|n_classes|num_classes)|len"
)
STAND_IN = "int(8)"
"""A size that only the data show: a small number stands in."""
FUNCTIONS = re.compile(
    r"keras\.(activations|initializers|regularizers|ops|backend)\.\w+|tf\.(nn\.)?\w+|keras\.layers\.\w+"
)
OWN = re.compile(r"(?!(keras|tf|np|numpy)\b)(\w+\.)*[A-Z]\w*[a-z]\w*")
"""A class of the project: its objects may be arguments of another. The worker resolves no installed class."""
BUILTIN_CALLS = frozenset({"dict", "list", "tuple", "range", "int", "float"})


def text_of(node: ast.expr, scope: NameScope, depth: int = DEPTH) -> str | None:
    """Return the expression with every name resolved; None where one cannot be resolved."""
    if member := member_of(node, scope):
        return member
    node, scope = meaning(node, scope)
    if not depth:
        return None
    if isinstance(node, ast.Constant):
        is_literal = isinstance(node.value, int | float | bool | None) or (
            isinstance(node.value, str) and len(node.value) <= MOST_LETTERS
        )
        return repr(node.value) if is_literal else None
    if isinstance(node, ast.Tuple | ast.List):
        return _items(node.elts, scope, depth, "(" if isinstance(node, ast.Tuple) else "[")
    if isinstance(node, ast.Dict):
        return _dict(node, scope, depth)
    if isinstance(node, ast.UnaryOp | ast.BinOp):
        return _arithmetic(node, scope, depth)
    if isinstance(node, ast.ListComp):
        return _comprehended(node, scope, depth)
    if options := options_of(node, scope):
        return _namespace(options, scope.module, depth)
    if isinstance(node, ast.Call):
        return _call(node, scope, depth)
    if isinstance(node, ast.Name | ast.Attribute):
        name = dotted(node, scope)
        return name if FUNCTIONS.fullmatch(name) else None
    return None


def _namespace(values: dict[str, ast.expr], scope: NameScope, depth: int) -> str | None:
    """An object with these attributes, those that are known: the options of a command line."""
    texts = {name: text_of(value, scope, depth - 1) for name, value in list(values.items())[:MOST_ITEMS]}
    pairs = [f"{name}={text}" for name, text in texts.items() if text is not None and name.isidentifier()]
    return f"types.SimpleNamespace({', '.join(pairs)})" if pairs else None


def _items(parts: list[ast.expr], scope: NameScope, depth: int, bracket: str) -> str | None:
    texts = _texts([(part, scope) for part in parts], depth)
    if texts is None:
        return None
    inner = ", ".join(texts)
    if bracket == "(":
        return f"({inner},)" if len(texts) == 1 else f"({inner})"
    return f"[{inner}]"


def _comprehended(node: ast.ListComp, scope: NameScope, depth: int) -> str | None:
    """A list whose elements are those of a known one, each rewritten."""
    elements = items_of(node, scope)
    texts = None if elements is None else _texts(elements, depth)
    return None if texts is None else f"[{', '.join(texts)}]"


def _texts(parts: list[Meant], depth: int) -> list[str] | None:
    """The elements rewritten; None where one is unknown, or they are many or long."""
    texts: list[str] = []
    left = LONGEST
    for part, scope in parts if len(parts) <= MOST_ITEMS else ():
        text = text_of(part, scope, depth - 1)
        left -= LONGEST if text is None else len(text)
        if text is None or left <= 0:
            return None
        texts.append(text)
    return texts if len(texts) == len(parts) else None


def _dict(node: ast.Dict, scope: NameScope, depth: int) -> str | None:
    pairs: list[str] = []
    for key, value in zip(node.keys, node.values, strict=True):
        texts = None if key is None else (text_of(key, scope, depth - 1), text_of(value, scope, depth - 1))
        if texts is None or None in texts:
            return None
        pairs.append(f"{texts[0]}: {texts[1]}")
        if len(pairs) * len(pairs[-1]) > LONGEST:
            return None
    return "{" + ", ".join(pairs) + "}"


def _arithmetic(node: ast.UnaryOp | ast.BinOp, scope: NameScope, depth: int) -> str | None:
    if isinstance(node, ast.UnaryOp):
        inner = text_of(node.operand, scope, depth - 1)
        if isinstance(node.op, ast.Not):
            return {"True": "False", "False": "True"}.get(inner or "")
        sign = {ast.USub: "-", ast.UAdd: ""}.get(type(node.op))
        return None if inner is None or sign is None else f"{sign}{inner}"
    signs = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%"}
    sign = signs.get(type(node.op))
    sides = [text_of(operand, scope, depth - 1) for operand in (node.left, node.right)]
    if sign is None or sides[0] is None or sides[1] is None:
        return None
    words = [str(ast.literal_eval(side)) for side in sides if side and side[0] in "'\""]
    return repr("".join(words)) if sign == "+" and len(words) == 2 else f"({sides[0]} {sign} {sides[1]})"


def _call(node: ast.Call, scope: NameScope, depth: int) -> str | None:
    name = dotted(node.func, scope) or getattr(node.func, "attr", "")
    if name == "str" and len(node.args) == 1:
        inner = text_of(node.args[0], scope, depth - 1) or ""
        return repr(inner) if inner.isdigit() else None
    if OF_DATA.fullmatch(name):
        return _size_of_data(node, name, scope)
    if not (name in BUILTIN_CALLS or SAFE.fullmatch(name) or OWN.fullmatch(name)):
        return None
    texts = [text_of(argument, scope, depth - 1) for argument in node.args]
    named = [(keyword.arg, text_of(keyword.value, scope, depth - 1)) for keyword in node.keywords]
    if None in texts or any(key is None or text is None for key, text in named):
        return None
    return f"{name}({', '.join([*map(str, texts), *(f'{key}={text}' for key, text in named)])})"


def _size_of_data(node: ast.Call, name: str, scope: NameScope) -> str | None:
    """The length of a known list; a stand-in for a size of data that is loaded."""
    elements = items_of(node.args[0], scope) if name == "len" and len(node.args) == 1 else None
    return STAND_IN if elements is None else str(len(elements))


def literal_of(node: ast.expr | None, scope: NameScope) -> object:
    """Return the value of numbers, strings and lists of them; None where it is unknown, or None itself."""
    text = None if node is None else text_of(node, scope)
    if text is None:
        return None
    try:
        return ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        pass
    if re.fullmatch(r"[\d()\[\],\s+*/-]{1,200}", text) and "**" not in text:  # products of sizes
        try:
            return _computed(ast.parse(text, mode="eval").body)
        except (ValueError, ZeroDivisionError, SyntaxError):
            return None
    return None


def _computed(node: ast.expr) -> int | float | tuple[int | float, ...]:
    if isinstance(node, ast.Tuple | ast.List):
        return tuple(_size(item) for item in node.elts)
    if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        return node.value
    if isinstance(node, ast.BinOp):
        left, right = _size(node.left), _size(node.right)
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        if isinstance(node.op, ast.Mult):
            return left * right
        return left // right if isinstance(node.op, ast.FloorDiv) else left / right
    raise ValueError


def _size(node: ast.expr) -> int | float:
    value = _computed(node)
    if isinstance(value, tuple):
        raise ValueError
    return value
