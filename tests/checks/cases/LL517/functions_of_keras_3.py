# keras: 3
import keras
from elsewhere import own
from keras import layers, ops


class Random(layers.Layer):
    def call(self, inputs):
        a = inputs + keras.random.normal((3,))  # -> LL517
        b = inputs + keras.random.normal((3,), dtype=self.compute_dtype)
        c = inputs + keras.random.gamma((3,), 1.0)
        d = inputs + keras.random.uniform((3,), dtype="float32")  # -> LL517
        e = inputs + keras.initializers.normal((3,))
        f = ops.matmul(inputs, ops.ones((3, 3)))
        g = inputs + ops.cast(own(inputs), "float32")  # -> LL517
        h = ops.concatenate([inputs, ops.ones((3,))])
        i = ops.argmax(inputs) + ops.ones((3,))
        j = ops.relu(inputs) + ops.ones((3,))  # -> LL517
        return a, b, c, d, e, f, g, h, i, j
