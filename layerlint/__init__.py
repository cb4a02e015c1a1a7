"""layerlint: a linter and a tracer for subclassed Keras layers and models."""

TYPE_CHECKING = False
# Nothing is imported here: `python -m layerlint` has the working directory on its path until `__main__` begins.
if TYPE_CHECKING:  # importing `typing` takes longer than a run on which nothing changed
    from typing import Any

__version__ = "0.1.0"
__all__ = ["__version__", "check", "graph"]


def __getattr__(name: str) -> "Any":
    """Import the functions for notebooks on demand, so that the linter starts fast."""
    if name == "graph":
        from layerlint.notebook_api import graph

        return graph
    if name == "check":
        from layerlint.jupyter.live import check

        return check
    if name in ("load_ipython_extension", "unload_ipython_extension"):  # of `%load_ext layerlint`
        from layerlint.jupyter.extension import load, unload

        return load if name == "load_ipython_extension" else unload
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
