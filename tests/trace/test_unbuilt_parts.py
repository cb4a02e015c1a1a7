"""A model of which a part is never built: Keras 2 refuses to list its weights."""

from __future__ import annotations

import pytest

from layerlint.graphs.layer_graph import LayerNode
from layerlint.trace.assemble import assemble
from tests.trace.conftest import ROOT, Tracer

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("keras", [3, 2])
def test_what_is_built_is_counted_and_the_rest_is_not_called(tracer: Tracer, keras: int) -> None:
    traced = tracer("corners.py:Idle", keras, inputs=("float32[None,3]",))
    assert traced.failure is None, traced.log
    nodes = [node for node in assemble(traced, folder=str(ROOT)).nodes if isinstance(node, LayerNode)]
    assert {node.path: (node.params, node.called) for node in nodes} == {
        "": (12, True),
        "used": (12, True),
        "idle": (None, False),
        "single": (None, False),
    }
