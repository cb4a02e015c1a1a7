"""Words for TensorFlow's ops, by their kinds: `+`, `matmul`, `concat`."""

from __future__ import annotations

import re

SYMBOLS = {
    "AddV2": "+",
    "Add": "+",
    "BiasAdd": "bias_add",
    "Sub": "-",
    "Mul": "*",
    "RealDiv": "/",
    "Div": "/",
    "DivNoNan": "/",
    "FloorDiv": "//",
    "FloorMod": "%",
    "Pow": "**",
    "Neg": "-x",
    "MatMul": "matmul",
    "BatchMatMulV2": "matmul",
    "BatchMatMulV3": "matmul",
    "StridedSlice": "[…]",
    "Slice": "[…]",
    "ConcatV2": "concat",
    "GatherV2": "gather",
    "ResourceGather": "gather",
    "Pack": "stack",
    "Unpack": "unstack",
    "SelectV2": "where",
    "Less": "<",
    "Greater": ">",
    "Equal": "==",
    "LessEqual": "<=",
    "GreaterEqual": ">=",
    "NotEqual": "!=",
    "While": "while_loop",
    "StatelessWhile": "while_loop",
    "If": "cond",
    "StatelessIf": "cond",
    "LogicalNot": "not",
    "LogicalAnd": "and",
    "LogicalOr": "or",
    "StatefulPartitionedCall": "function",
    "PartitionedCall": "function",
    "SquaredDifference": "squared_difference",
    "ReadVariableOp": "read",
    "AssignVariableOp": "assign",
    "AssignAddVariableOp": "assign_add",
    "AssignSubVariableOp": "assign_sub",
}


def symbol(kind: str) -> str:
    """The word for an op of a kind."""
    return SYMBOLS.get(kind) or _snake(kind)


def _snake(name: str) -> str:
    name = re.sub(r"V\d$", "", name)
    return re.sub(r"(?<=[a-z0-9])([A-Z])", r"_\1", name).lower()
