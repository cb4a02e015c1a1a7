"""Builds a layer in TensorFlow, in a process of its own, and tells what is inside.

`plan` says what to construct and feed, `run` starts the worker and reads its messages, `events` are those
messages as frozen data, `assemble` makes the graph that is drawn. Only `worker` touches TensorFlow.
"""
