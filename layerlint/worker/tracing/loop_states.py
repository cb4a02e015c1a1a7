"""The variables of loops, as they are sent: where each stands, and what it is in the first turn and the next."""

from __future__ import annotations

from typing import Any

from . import opnames
from .callsites import Callsites
from .tensor_sources import TensorSources, producing_op


def loop_states(tensors: TensorSources, callsites: Callsites) -> list[dict[str, Any]]:
    """Return the fields of each loop variable that was met."""
    graphs = tensors.graphs
    fields = []
    for state in tensors.states.values():
        graph = state.tensor.graph
        owner, region = graphs.owner.get(id(producing_op(state.tensor))), graphs.region(graph)
        fields.append(
            {
                **state.fields(),
                "call": None if owner is None else owner.number,
                "loop": region[-1],
                "region": region,
                "place": opnames.named(graphs.bodies[id(graph)].host, callsites)[1],
                "at": [*graphs.before(graph), -1],
            }
        )
    return fields
