# keras: 2, 3
import tensorflow as tf

gain = tf.Variable(1.0)
shared = tf.keras.layers.Dense(3)


def scaled(inputs):
    return inputs * gain


class Scaled(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Lambda(lambda x: x * gain)  # -> LL621
        self.second = tf.keras.layers.Lambda(scaled)  # -> LL621

    def call(self, inputs):
        return self.second(self.first(inputs))


class Local(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        shift = tf.Variable(0.5)
        self.shifted = tf.keras.layers.Lambda(lambda x: x + shift)  # -> LL621

    def call(self, inputs):
        return self.shifted(inputs)


class Own(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.gain = self.add_weight(name="gain", shape=())
        self.scaled = tf.keras.layers.Lambda(lambda x: x * self.gain)
        self.halved = tf.keras.layers.Lambda(lambda x: x / 2.0)

    def call(self, inputs):
        return self.halved(self.scaled(inputs))


class OfTheModule(tf.keras.layers.Layer):
    """One finding: that of the layer of the module."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.projected = tf.keras.layers.Lambda(lambda x: shared(x))  # -> LL209

    def call(self, inputs):
        return self.projected(inputs)
