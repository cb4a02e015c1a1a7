# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class OfDense(layers.Dense):
    def call(self, x):
        self.kernel = self.kernel * 2.0  # -> LL107
        self.masked = tf.abs(self.kernel)  # -> LL105
        return tf.matmul(x, self.kernel)

    def show(self):
        return self.masked


class InnerState(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state = None
        self.other = None
        self.rows = None

    def build(self, input_shape):
        self.rows = []
        super().build(input_shape)

    def call(self, x):
        self.rows.append(x)  # -> LL105
        self.other = x

        def step(y):
            y = y + self.state
            self.state = y
            return y

        return tf.map_fn(step, x)


class Base(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.kept = None
        self.last = None

    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        return x


class OfBase(Base):
    def helper(self, x):
        if self.kept is not None:
            x = x + self.kept
        self.kept = x
        return x


class OtherBefore(layers.Layer):
    """Another attribute is set before the helper, and this one only after the read or in a branch."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = 0.0
        self.b = 0.0
        self.table = {}
        self.pairs = {}

    def helper(self, x):
        y = x + self.a
        self.a = x  # -> LL105
        z = x + self.b
        self.b = x
        return y + z

    def call(self, x):
        self.b = x + 1.0
        x = self.helper(x)
        first = self.pairs
        self.pairs["x"] = x  # -> LL105
        shared = self.table
        other = self.b
        self.table["x"] = x  # -> LL105
        return x + other, first, shared
