# keras: 2
# Which expressions are float32 whatever the policy, and which have the dtype of the input.
import tensorflow as tf
from tensorflow import keras


class Operands(keras.layers.Layer):
    def __init__(self, options, flag=True, **kwargs):
        super().__init__(**kwargs)
        self.options = options
        self.flag = flag
        self.table = tf.constant([1.0, 2.0])
        self.doubled = 2.0 * self.table
        self.counts = tf.constant([1, 2])
        self.both = tf.constant(1.0)
        self.both = tf.constant(1)

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(4,))
        self.wide = self.add_weight(name="wide", shape=(4,), dtype="float32")
        super().build(input_shape)

    def call(self, x, other, z=None):
        x = x + tf.ones((4,))  # -> LL517
        return x

    def further(self, x):
        return x + tf.ones((4,))


class Made(Operands):
    def call(self, x, other, z=None):
        a = x + tf.zeros((4,), dtype="float32")  # -> LL517
        b = x + tf.eye(4)  # -> LL517
        c = x + tf.random.uniform((4,))  # -> LL517
        d = x + tf.one_hot([1], 4)  # -> LL517
        e = x + keras.backend.ones((4,))  # -> LL517, # -> LL101
        f = x + tf.cast(z, tf.float32)  # -> LL517
        g = x + tf.sequence_mask([1], 4, tf.float32)  # -> LL517
        h = x + tf.constant(1.0)  # -> LL517
        i = x + tf.constant([1.0, 2.0])  # -> LL517
        j = x + tf.convert_to_tensor(0.5)  # -> LL517
        k = x + tf.image.resize(x, (2, 2))  # -> LL517
        m = x + tf.cast(z, keras.backend.floatx())  # -> LL517
        return a + b + c + d + e + f + g + h + i + j + k + m


class InTheDtypeOfTheInput(Operands):
    def call(self, x, other, z=None):
        a = x + tf.zeros((4,), x.dtype)
        b = x + tf.cast(z, x.dtype)
        c = x + tf.constant(1.0, x.dtype)
        d = x + tf.image.resize(x, (2, 2), method="nearest")
        e = x + tf.ones((4,), **self.options)
        f = other + tf.ones((4,))
        g = x + 1.0
        h = x + (tf.ones((4,)) if self.flag else x)
        i = x + self.wide
        j = x + self.doubled
        k = x + self.both
        m = x + tf.identity(x)
        return a + b + c + d + e + f + g + h + i + j + k + m


class Computed(Operands):
    def call(self, x, other, z=None):
        a = x + tf.concat([tf.ones((4,)), tf.zeros((4,))], axis=0)  # -> LL517
        b = x + tf.exp(tf.ones((4,)))  # -> LL517
        c = x + tf.maximum(tf.ones((4,)), tf.zeros((4,)))  # -> LL517
        d = x + tf.ones((4,))[0]  # -> LL517
        e = x + (tf.ones((4,)) if self.flag else tf.zeros((4,)))  # -> LL517
        f = x + 2.0 * tf.ones((4,))  # -> LL517
        g = x * 1.0 + tf.ones((4,))  # -> LL517
        h = tf.identity(x) + tf.ones((4,))  # -> LL517
        i = x[0] + tf.ones((4,))  # -> LL517
        j = tf.add(x, tf.ones((4,)))  # -> LL517
        k = tf.stack([x, tf.ones((4,))])  # -> LL517
        m = tf.stack((x, x))
        n = keras.backend.stack([x, x]) + x
        return a + b + c + d + e + f + g + h + i + j + k + m + n


class OfAttributes(Operands):
    def call(self, x, other, z=None):
        a = x + self.table  # -> LL517
        b = self.scale + tf.ones((4,))  # -> LL517
        c = self.wide + tf.ones((4,))
        d = tf.cast(self.counts, x.dtype) + x
        return a + b + c + d
