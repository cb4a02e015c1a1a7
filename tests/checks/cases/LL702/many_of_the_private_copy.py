# keras: 2, 3
"""One import is the cause: the first class is the finding. A child of the project's own class has no base to replace."""
from tensorflow.python.keras.engine.base_layer import Layer
from tensorflow.python.keras.layers import Dense


class Base(Layer):  # -> LL702
    pass


class Child(Base):
    pass


class Wide(Dense):  # -> LL702
    pass
