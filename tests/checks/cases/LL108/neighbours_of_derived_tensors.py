# keras: 2
import numpy as np
import tensorflow as tf
from elsewhere import make_encoder
from tensorflow.keras import layers


class Decorated(layers.Layer):
    """A helper that is decorated is followed by what it returns."""

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.double = self._double()  # -> LL108
        self.ones = self._ones()
        self.later = self._later()
        self.of_table = self._of_table()
        self.built = True

    @tf.function
    def _double(self):
        def size():
            return tf.ones(3)

        return self.w * 2.0 + size()

    @tf.function
    def _ones(self):
        return tf.ones(3)

    @tf.function
    def _of_table(self):
        return tf.transpose(make_encoder().table)

    @tf.function
    def _later(self):
        if self.ones is None:
            return
        return self.w * 2.0

    def call(self, inputs):
        return inputs * self.double + self.ones + self.later + self.of_table


class ByShape(layers.Layer):
    """Of a weight, only its shape; of layers, only a mask; and what is unknown."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.embedding = layers.Embedding(4, 3, mask_zero=True)
        self.norm_class = layers.LayerNormalization
        self.norm = self.norm_class(np.array([1]))
        self.loaded = layers.deserialize({"class_name": "ReLU", "config": {}})
        self.zero = self.loaded(tf.zeros(3))
        self.mask = self.embedding.compute_mask(tf.range(4))

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.zeros = tf.zeros(self.w.get_shape())
        self.of_list = tf.transpose(make_encoder().weights[0])
        self.of_kernel = tf.transpose(make_encoder().kernel)
        self.built = True

    def call(self, inputs):
        return self.norm(inputs) + self.zeros + self.zero + self.of_list + self.of_kernel + tf.cast(self.mask, "float32")


class EitherKind(layers.Layer):
    def build(self, input_shape):
        if input_shape[-1] > 3:
            self.w = self.add_weight(name="w", shape=(3,))
        else:
            self.w = tf.Variable(tf.ones(3))
        self.double = self.w * 2.0  # -> LL108
        self.built = True

    def call(self, inputs):
        return inputs * self.double


class ComputedAnew(layers.Layer):
    """Of frozen weights, in a method that is called from outside too."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.moment = None
        self.factor = np.sqrt(2.0)

    def build(self, input_shape):
        self.moment = self.add_weight(name="moment", shape=(3,), trainable=False)
        self.finalize()
        self.built = True

    def finalize(self):
        self.mean = self.moment * self.factor

    def call(self, inputs):
        return inputs - self.mean


class TiedAnew(layers.Layer):
    def __init__(self, tied_to, **kwargs):
        super().__init__(**kwargs)
        self.tied_to = tied_to

    def build(self, input_shape):
        self.tie()
        self.built = True

    def tie(self):
        self.kernel_t = tf.transpose(self.tied_to.kernel)  # -> LL108

    def call(self, inputs):
        return inputs @ self.kernel_t


class WithTable(layers.Layer):
    def call(self, inputs):
        return inputs * self.double

    def table(self):
        return self.triple


class Scaled(WithTable):
    """What nothing in `call` reads is not used with an old value there."""

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.double = self.w * 2.0  # -> LL108
        self.triple = self.w * 3.0
        self.built = True
