"""The site of a fix: the class as text and syntax, and functions that build edits.

Fixers are functions from a `Site` to edits, or to None if the result is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import libcst as cst

from layerlint.extract.spans import Spans
from layerlint.files.edits import LineIndex
from layerlint.model.facts import At, LayerClass
from layerlint.text import Edit, Position, Span

Edits = tuple[Edit, ...]
Body = cst.FunctionDef | cst.ClassDef


class Site:
    """One class of a module, and the node to fix.

    `lines` is the text of the module; `value` and `values` return those of the request by name.
    """

    def __init__(
        self,
        layer: LayerClass,
        spans: Spans,
        lines: LineIndex,
        at: At,
        values: tuple[tuple[str, str], ...] = (),
    ) -> None:
        self.layer = layer
        self.lines = lines
        self.node = spans.node(at)
        self._values = values
        self._spans = spans
        node = spans.node(layer.own.at)
        if not isinstance(node, cst.ClassDef):
            raise TypeError(f"the class {layer.name} is a {type(node).__name__}")
        self.cls: cst.ClassDef = node

    def value(self, name: str) -> str:
        return next((value for key, value in self._values if key == name), "")

    def values(self, name: str) -> tuple[str, ...]:
        return tuple(value for key, value in self._values if key == name)

    # Nodes

    def parent(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The parent of a node of the class; None for the class itself."""
        return self._spans.parent(node)

    def around(self, node: cst.CSTNode) -> Iterator[cst.CSTNode]:
        """The node and its ancestors, the innermost first."""
        current: cst.CSTNode | None = node
        while current is not None:
            yield current
            current = self.parent(current)

    def statement(self, node: cst.CSTNode) -> cst.SimpleStatementLine | None:
        """The statement line of a node that is alone on its line (no `;`), in an indented block."""
        for outer in self.around(node):
            if isinstance(outer, cst.SimpleStatementLine):
                alone = len(outer.body) == 1 and isinstance(self.parent(outer), cst.IndentedBlock)
                return outer if alone else None
            if isinstance(outer, (cst.BaseCompoundStatement, cst.SimpleStatementSuite)):
                return None
        return None

    def functions(self) -> dict[str, cst.FunctionDef]:
        """The methods of the class body by name; of one defined twice, the last."""
        return {node.name.value: node for node in self.cls.body.body if isinstance(node, cst.FunctionDef)}

    def function(self, name: str) -> cst.FunctionDef | None:
        return self.functions().get(name)

    @property
    def overwritten(self) -> bool:
        """Whether the node is in a method that the class redefines below, so that it never runs."""
        method = next((outer for outer in self.around(self.node) if self._in_class(outer)), None)
        if not isinstance(method, cst.FunctionDef):
            return False
        last = self.function(method.name.value)
        return last is not method and last is not None and not last.decorators

    def _in_class(self, node: cst.CSTNode) -> bool:
        block = self.parent(node)
        return block is not None and self.parent(block) is self.cls

    def method_around(self, node: cst.CSTNode) -> cst.FunctionDef | None:
        """The method around a node; None inside a nested function, lambda or comprehension."""
        for outer in self.around(node):
            if isinstance(outer, cst.FunctionDef):
                block = self.parent(outer)
                return outer if block is not None and self.parent(block) is self.cls else None
            if isinstance(outer, (cst.Lambda, cst.BaseComp)):
                return None
        return None

    # Text

    def span(self, node: cst.CSTNode) -> Span:
        """The span of a node, without the parentheses around it; of a class or function, without decorators."""
        return self._spans.exact(node)

    def outer(self, node: cst.BaseExpression) -> Span:
        """The span with the parentheses around the node."""
        if not node.lpar:
            return self.span(node)
        return Span(self.span(node.lpar[0]).start, self.span(node.rpar[-1]).end)

    def text(self, node: cst.CSTNode) -> str:
        """The source with the parentheses around an expression, so that it can stand elsewhere."""
        span = self.outer(node) if isinstance(node, cst.BaseExpression) else self.span(node)
        return self.lines.slice(span).replace("\r\n", "\n")

    def source(self, node: cst.CSTNode) -> str:
        """The source without the parentheses around an expression."""
        return self.lines.slice(self.span(node)).replace("\r\n", "\n")

    def moved(self, node: cst.CSTNode) -> str | None:
        """The source of a statement or expression without its indentation, for another place.

        None for one with a string over several lines, whose text would change.
        """
        text = self.source(node)
        if "\n" not in text:
            return text
        if '"""' in text or "'''" in text or "\\\n" in text:
            return None
        indent = self.indent(node)
        first, *rest = text.split("\n")
        return "\n".join((first, *(line.removeprefix(indent) for line in rest)))

    def indent(self, node: cst.CSTNode) -> str:
        """The white space before a statement that begins its line."""
        match = re.match(r"[ \t\f]*", self.lines.line(self.span(node).start.line))
        return match.group().rpartition("\f")[2] if match else ""

    def first_line(self, node: cst.CSTNode) -> int:
        """The first line of a statement, with its decorators, without the comments above it."""
        if isinstance(node, (cst.FunctionDef, cst.ClassDef)) and node.decorators:
            return self.span(node.decorators[0]).start.line
        return self.span(node).start.line

    def step(self) -> str:
        """The indentation of the class body relative to the class."""
        body = self.cls.body
        first = body.body[0]
        if not isinstance(body, cst.IndentedBlock):
            return "    "
        return self.indent(first).removeprefix(self.indent(self.cls)) or "    "

    def body_indent(self, node: Body) -> str | None:
        """The indentation of the statements of a body; None for a body on the line of its header."""
        if not isinstance(node.body, cst.IndentedBlock):
            return None
        return self.indent(node.body.body[0])

    # Edits

    def replace(self, node: cst.CSTNode, text: str) -> Edit:
        return Edit(self.span(node), text)

    def insert_line(self, line: int, text: str) -> Edit:
        """Insert whole lines before a line of the text, or after the last one."""
        if line <= self.lines.count:
            return Edit(Span(Position(line, 1), Position(line, 1)), text)
        last = self.lines.count
        end = Position(last, len(self.lines.line(last)) + 1)
        return Edit(Span(end, end), "\n" + text.removesuffix("\n"))

    def delete_lines(self, first: int, last: int) -> Edit:
        """Delete whole lines."""
        if last < self.lines.count:
            return Edit(Span(Position(first, 1), Position(last + 1, 1)), "")
        end = Position(last, len(self.lines.line(last)) + 1)
        return Edit(Span(Position(first, 1), end), "")

    def delete_statement(self, node: cst.SimpleStatementLine) -> Edit:
        """Delete a statement line with the comment after it; comments above it stay."""
        span = self.span(node)
        return self.delete_lines(span.start.line, span.end.line)

    def prepend(self, node: cst.FunctionDef, text: str) -> Edit | None:
        """Insert a statement as the first of a method, after its docstring."""
        return self.insert_after_index(node, 0 if node.get_docstring() is None else 1, text)

    def insert_after_index(self, node: Body, index: int, text: str) -> Edit | None:
        """Insert statements into a body at `index`."""
        indent = self.body_indent(node)
        if indent is None:
            return None
        block = node.body.body
        if index < len(block):
            following = block[index]
            line = self.first_line(following) - len(getattr(following, "leading_lines", ()))
        else:
            line = self.span(block[-1]).end.line + 1
        return self.insert_line(line, _indented(text, indent))

    def append(self, node: Body, text: str) -> Edit | None:
        """Insert a statement at the end of a body."""
        return self.insert_after_index(node, len(node.body.body), text)

    def add_method(self, text: str, after: str | None = None) -> Edit | None:
        """Insert a method (written without indentation) after another one, else before the first method."""
        indent = self.body_indent(self.cls)
        if indent is None:
            return None
        step = self.step()
        text = re.sub(r"(?m)^( {4})+", lambda match: step * (len(match.group()) // 4), text)
        functions = [function for function in self.cls.body.body if isinstance(function, cst.FunctionDef)]
        before = next((function for function in functions if after is None), None)
        following = next((function for function in functions if function.name.value == after), None)
        if following is not None:
            return self.insert_line(self.span(following).end.line + 1, "\n" + _indented(text, indent))
        if before is not None:
            line = self.first_line(before) - sum(line.comment is not None for line in before.leading_lines)
            return self.insert_line(line, _indented(text, indent) + "\n")
        return self.insert_line(self.span(self.cls).end.line + 1, "\n" + _indented(text, indent))

    def add_argument(self, call: cst.Call, text: str) -> Edit:
        """Add an argument at the end of a call, but before `**kwargs`."""
        if not call.args:
            end = self.span(call).end
            inside = Position(end.line, end.column - 1)
            return Edit(Span(inside, inside), text)
        unpacked = next((argument for argument in call.args if argument.star == "**"), None)
        if unpacked is not None and not text.startswith("**"):
            start = self.span(unpacked).start
            return Edit(Span(start, start), f"{text}, ")
        return self._add_last(call.args[-1], text)

    def add_parameter(self, function: cst.FunctionDef, text: str) -> Edit | None:
        """Add a parameter at the end, before `**kwargs`; `**kwargs` itself goes last."""
        params = function.params
        if text.startswith("**"):
            if params.star_kwarg is not None:
                return None
        elif params.star_kwarg is not None:
            start = self.span(params.star_kwarg).start
            return Edit(Span(start, start), f"{text}, ")
        parts: list[cst.CSTNode] = [*params.posonly_params]
        if params.posonly_params and isinstance(params.posonly_ind, cst.ParamSlash):
            parts.append(params.posonly_ind)
        parts.extend(params.params)
        if isinstance(params.star_arg, cst.Param):
            parts.append(params.star_arg)
        parts.extend(params.kwonly_params)
        last = parts[-1] if parts else None
        return self._add_last(last, text) if isinstance(last, (cst.Param, cst.ParamSlash)) else None

    def _add_last(self, last: cst.Arg | cst.Param | cst.ParamSlash, text: str) -> Edit:
        """Add an element after the last one of a list; on a line of its own if the last one is."""
        span = self.span(last)
        if isinstance(last, cst.Param):
            span = Span(span.start, self._param_end(last))
        line = self.lines.line(span.start.line)
        before = line[: span.start.column - 1]
        if isinstance(last.comma, cst.Comma):
            end = self.span(last.comma).end
            if not before.strip():
                return Edit(Span(end, end), f"\n{before}{text},")
            return Edit(Span(end, end), f" {text},")
        separator = f",\n{before}" if not before.strip() else ", "
        return Edit(Span(span.end, span.end), f"{separator}{text}")

    def _param_end(self, param: cst.Param) -> Position:
        """The end of a parameter, with its annotation and default."""
        if param.default is not None:
            return self.outer(param.default).end
        if param.annotation is not None:
            return self.outer(param.annotation.annotation).end
        return self.span(param).end


def _indented(text: str, indent: str) -> str:
    return "".join(f"{indent}{line}\n" if line.strip() else "\n" for line in text.splitlines())
