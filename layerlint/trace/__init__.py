"""Builds a layer in TensorFlow, in a process of its own, and reads what is inside. From request to picture:

targets         what the user named: a class, or every layer of a file or folder
jobs            a target with the arguments to construct and call it
worker_session  a request to the worker (`worker_process`), and the messages that came back
result          these messages as one `Trace`, the frozen data of `traced`
assemble        the `Graph` that is drawn, of the trace and of what `visibility` opens; `layer_tree` is its text
finding_notes   the graph with the findings of `check`
"""
