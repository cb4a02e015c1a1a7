"""Builds a layer in TensorFlow, in a process of its own, and tells what is inside. One way down:

targets         what the user named: a class, or every layer of a file or folder
jobs            a target with what it takes to make and call it
worker_session  a request to the worker, and the messages that came back
result          these messages as one `Trace`, the frozen data of `traced`
assemble        the `Graph` that is drawn, of the trace and of what `visibility` opens; `layer_tree` is its text
finding_notes   the graph with what `check` finds in it
"""
