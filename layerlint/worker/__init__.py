"""What runs in the user's interpreter: Python 3.9 syntax, the standard library and the user's TensorFlow.

Nothing here imports the rest of layerlint: the folder is started by its path, so that the user's interpreter needs no
layerlint. `serve` forks a process for each request; `planning` finds out how the class is made and called; `tracing`
tells what is inside of it, `scenarios` what goes wrong when it is used.
"""
