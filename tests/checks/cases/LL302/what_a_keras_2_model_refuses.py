# keras: 2
import tensorflow as tf


class Metric(tf.keras.Model):
    def __init__(self, **kwargs):
        self.tracker = tf.keras.metrics.Mean(name="loss")  # -> LL302
        super().__init__(**kwargs)

    def call(self, x):
        self.tracker.update_state(tf.reduce_mean(x))
        return x


class Variable(tf.keras.Model):
    def __init__(self, **kwargs):
        self.scale = tf.Variable(1.0)  # -> LL302
        super().__init__(**kwargs)

    def call(self, x):
        return x * self.scale


class Empty(tf.keras.Model):
    def __init__(self, **kwargs):
        self.blocks = []  # -> LL302
        super().__init__(**kwargs)
        self.blocks.append(tf.keras.layers.Dense(3))

    def call(self, x):
        return self.blocks[0](x)


class Others(tf.keras.Model):
    def __init__(self, units=3, **kwargs):
        self.sizes = [units, 2 * units]
        self.options = {"units": units}
        self.loss_of_rows = tf.keras.losses.MeanSquaredError()
        self.mixed = [tf.keras.layers.Dense(3), "relu"]
        super().__init__(**kwargs)
        self.blocks = []

    def call(self, x):
        return self.mixed[0](x) * len(self.sizes) * len(self.options)


class Layer(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        self.blocks = []
        self.dense = tf.keras.layers.Dense(3)
        super().__init__(**kwargs)

    def call(self, x):
        return self.dense(x)
