"""What runs in the user's interpreter: Python 3.9 syntax, the standard library and the user's TensorFlow.

Nothing here imports the rest of layerlint: the folder is started by its path, so that the user's interpreter needs no
layerlint. `serve` forks a process for each request; `planning` finds arguments and inputs for the class; `tracing`
records its layers, variables and ops; `scenarios` runs it as users do and records what goes wrong.
"""
