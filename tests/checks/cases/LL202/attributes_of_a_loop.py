# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Numbered(keras.Model):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        for i in range(3):
            setattr(self, f"conv{i}", keras.layers.Dense(3))
        for i, _ in enumerate(names):
            setattr(self, f"norm_{i}_x", keras.layers.LayerNormalization())
        for name in names:
            setattr(self, f"head_{name}", keras.layers.Dense(3))

    def call(self, inputs, training=None):
        x = self.norm_0_x(self.conv0(inputs))
        x = self.convolution(x)  # -> LL202
        x = self.norm_x(x)  # -> LL202
        return self.head_a(self.head_b(x))


class Counted(keras.Model):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        number = 0
        for _ in names:
            setattr(self, f"dense{number}", keras.layers.Dense(3))
            number += 1

    def call(self, inputs, training=None):
        return self.dense1(self.dense0(inputs))


class AnyName(keras.Model):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        for name in names:
            setattr(self, f"{name}", keras.layers.Dense(3))
        setattr(self, "last", keras.layers.Dense(3))

    def call(self, inputs, training=None):
        return tf.nn.relu(self.last(self.a(inputs)))
