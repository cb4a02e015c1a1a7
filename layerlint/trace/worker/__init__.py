"""What runs in the user's interpreter: Python 3.9 syntax, the standard library and the user's TensorFlow.

Nothing here is imported by the rest of layerlint, and nothing here imports the rest of layerlint: the folder is
started by its path, so that the user's interpreter needs no layerlint.
"""
