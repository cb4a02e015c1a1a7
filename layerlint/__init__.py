"""layerlint: a linter and a tracer for subclassed Keras layers and models."""

__version__ = "0.1.0"
__all__ = ["__version__"]
