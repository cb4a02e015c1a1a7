"""Loops and comprehensions over functions, `for f in (np.mean, np.std)`: each iteration is walked by itself."""

from __future__ import annotations

import libcst as cst

from layerlint.extract.class_values import is_function
from layerlint.extract.frame import Frame
from layerlint.extract.iteration_items import iteration_items
from layerlint.model.facts import Form, Kind, Value

_MOST = 8
_ITERATED = (Form.LIST, Form.TUPLE, Form.CALL)


def function_iterations(frame: Frame, iterated: Value) -> tuple[Value, ...]:
    """Return the items of each iteration, if each has a function of NumPy, Python, TensorFlow or Keras, or a lambda."""
    if iterated.form not in _ITERATED or iterated.path:
        return ()
    rows = iteration_items(frame, iterated)
    return rows if 0 < len(rows) <= _MOST and all(map(_has_function, rows)) else ()


def is_plain_block(body: cst.BaseSuite) -> bool:
    """Return whether the block has nothing but statements that always run."""
    return all(
        isinstance(line, cst.SimpleStatementLine)
        and not any(isinstance(small, (cst.Break, cst.Continue, cst.Return)) for small in line.body)
        for line in body.body
    )


def _has_function(row: Value) -> bool:
    parts = row.items if row.form is Form.TUPLE else (row,)
    return any(
        is_function(part) or (part.form is Form.LAMBDA and part.kind is Kind.FUNCTION) for part in parts
    )
