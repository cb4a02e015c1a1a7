# keras: 2, 3
import tensorflow as tf
from elsewhere import arguments, own
from tensorflow import keras
from tensorflow.keras import layers

keras.mixed_precision.set_global_policy("mixed_float16")


class Weights(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = None
        self.v = None
        self.dense = None
        self.other = None

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), dtype="float32")
        self.v = self.add_weight(name="v", shape=(3,))
        self.u = self.add_weight(name="u", **arguments)
        self.dense = layers.Dense(3)
        self.other = layers.Dense(3, dtype="float32")
        self.built = True

    def call(self, inputs):
        a = self.w + tf.ones((3,))
        b = tf.nn.relu(self.u) + tf.ones((3,))
        c = own(inputs) * self.v + tf.ones((3,))
        d = self.dense(inputs) + tf.ones((3,))  # -> LL517
        e = self.other(inputs) + tf.ones((3,))
        f = own(inputs) + tf.ones((3,))
        g = tf.nn.relu(self.v) + tf.ones((3,))  # -> LL517
        return a + b + c, d, e, f, g


class Functions(layers.Layer):
    def helper(self, tensor):
        return tensor + tf.ones((3,))

    def call(self, inputs, scale):
        a = tf.bitcast(inputs, tf.float32) + tf.ones((3,))
        b = tf.concat(values=[inputs, inputs], axis=-1) + tf.ones((3,))
        c = tf.concat([inputs, own(inputs)], axis=-1) + tf.ones((3,))
        d = tf.concat([inputs, inputs], axis=-1) + tf.ones((3,))  # -> LL517
        e = tf.reduce_sum(input_tensor=inputs) + tf.ones((3,))
        f = self.helper(tf.ones((3,)))
        g = scale + tf.ones((3,))
        h = tf.constant(own()) * inputs
        i = tf.constant(3) + inputs
        j = tf.convert_to_tensor([1.0, 2.0]) + inputs  # -> LL517
        k = tf.ones((3,), **arguments) + inputs
        m = tf.ones((3,), dtype=inputs.dtype) + inputs
        n = tf.image.resize(inputs, (4, 4), method="nearest") + inputs
        o = tf.cast(inputs, tf.int32) + tf.ones((3,), tf.int32)
        p = (inputs if self.trainable else own(inputs)) + tf.ones((3,))
        q = (inputs if self.trainable else inputs * 2.0) + tf.ones((3,))  # -> LL517
        r = inputs[0] + tf.ones((3,))  # -> LL517
        s = inputs.values + tf.ones((3,))
        for y in own(inputs):
            s = y + tf.ones((3,))
        return a, b, c, d, e, f, g, h, i, j, k, m, n, o, p, q, r, s


class OfKeras(layers.Layer):
    def call(self, inputs):
        a = keras.backend.ones((3,)) * inputs  # -> LL101  # -> LL517
        b = keras.backend.sum(inputs) * tf.ones((3,))  # -> LL517
        c = keras.backend.concatenate([inputs, tf.ones((3,))])
        d = keras.backend.dot(inputs, tf.ones((3, 3)))
        return a, b, c, d
