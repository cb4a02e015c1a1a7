# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Bound(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.table = {}
        self.w = None
        self.mixed = None
        self.scale = 1.0

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))
        self.u = self.add_weight(name="u", shape=(3,))
        self.kept = self.u
        self.mixed = self.add_weight(name="mixed", shape=(3,)) if input_shape[-1] > 3 else 1.0
        self.built = True

    def call(self, x):
        self.table["x"] = 3
        self.w[0] = 1.0  # -> LL107
        self.v, y = self.v * 2.0, x  # -> LL107
        self.u = self.kept * 2.0
        self.scale = 2.0
        self.mixed = x * 2.0
        self.w = None
        return y * self.v * self.u

    def swap(self):
        self.v = self.v * 2.0


class Reset(layers.Layer):
    """Where it is a weight only in `call`, or is bound to the weight again."""

    def build(self, input_shape):
        self.kernel = tf.ones(3)
        self.w = self.add_weight(name="w", shape=(3,))
        self.built = True

    def call(self, x):
        self.w = self.w
        self.other = self.w * 2.0
        return x * self.w * self.other


class OfDense(layers.Dense):
    def call(self, x):
        self.masked = self.kernel * 2.0
        return tf.matmul(x, self.masked)


class Both(layers.Layer):
    def build(self, input_shape):
        if input_shape[-1] > 3:
            self.w = self.add_weight(name="w", shape=(3,))
        else:
            self.w = tf.ones(3)
        self.built = True

    def call(self, x):
        self.w = self.w * 2.0
        return x * self.w
