"""layerlint: a linter and a tracer for subclassed Keras layers and models."""

TYPE_CHECKING = False
# Nothing is imported here: `python -m layerlint` has the working directory on its path until `__main__` begins.
if TYPE_CHECKING:  # importing `typing` takes longer than a run on which nothing changed
    from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "graph"]


def __getattr__(name: str) -> "Any":
    """`layerlint.graph(layer, inputs)` without an import that the linter would pay for."""
    if name == "graph":
        from layerlint.notebook_api import graph

        return graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
