"""Started as `python PATH/worker --control N ...`: loads this folder as a package of its own."""

import importlib.util
import os
import sys


def start():
    # type: () -> int
    """Serve as the package `layerlint_worker`, so that no module name of ours is in the way of the user's."""
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [entry for entry in sys.path if not entry or os.path.abspath(entry) != here]
    spec = importlib.util.spec_from_file_location(
        "layerlint_worker", os.path.join(here, "__init__.py"), submodule_search_locations=[here]
    )
    if spec is None or spec.loader is None:
        raise ImportError(here)
    package = importlib.util.module_from_spec(spec)
    sys.modules["layerlint_worker"] = package
    spec.loader.exec_module(package)
    return int(importlib.import_module("layerlint_worker.serve").main(sys.argv[1:]))


if __name__ == "__main__":
    CODE = start()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(CODE)  # TensorFlow takes its time to end
