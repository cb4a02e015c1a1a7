# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import Model, layers


class Bottleneck(layers.Layer):
    def __init__(self, growth, **kwargs):
        super().__init__(**kwargs)
        self.conv1 = layers.Conv2D(4 * growth, 1, padding="same")
        self.conv2 = layers.Conv2D(growth, 3, padding="same")
        self.norm = layers.BatchNormalization()
        self.relu = layers.Activation("relu")

    def call(self, x):
        y = self.norm(self.relu(self.conv1(x)))
        y = self.norm(self.relu(self.conv2(y)))  # -> LL628
        return layers.concatenate([x, y])


class Twice(Model):
    def __init__(self):
        super().__init__()
        self.conv2 = layers.Conv2D(32, (3, 3))
        self.conv3 = layers.Conv2D(64, (3, 3))
        self.head = layers.Dense(10)

    def call(self, x):
        x = tf.nn.relu(self.conv2(x))
        x = tf.nn.relu(self.conv3(x))
        x = tf.nn.relu(self.conv3(x))  # -> LL628
        return self.head(x)


class Recurrent(layers.Layer):
    """The same width again."""

    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(units)
        self.again = layers.Dense(units)
        self.norm = layers.LayerNormalization()

    def call(self, x):
        x = self.norm(self.first(x))
        x = self.norm(self.again(x))
        return self.norm(self.again(x))


class Unknown(layers.Layer):
    def __init__(self, width, depth, **kwargs):
        super().__init__(**kwargs)
        self.first = layers.Dense(width)
        self.second = layers.Dense(depth)
        self.norm = layers.BatchNormalization()
        self.by_axis = layers.LayerNormalization(axis=1)

    def call(self, x):
        x = self.norm(self.first(x))
        return self.by_axis(self.norm(self.second(x)))


class OneOfTwo(layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide
        self.thin = layers.Dense(8)
        self.broad = layers.Dense(16)
        self.last = layers.Dense(3)

    def call(self, x):
        if self.wide:
            return self.last(self.broad(x))
        return self.last(self.thin(x))
