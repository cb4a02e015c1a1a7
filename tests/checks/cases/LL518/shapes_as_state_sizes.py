# keras: 3
import tensorflow as tf


class OfShapes(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [tf.TensorShape([units]), tf.TensorShape([units, units])]  # -> LL518

    def call(self, inputs, states):
        return inputs, states


class OfTuples(tf.keras.layers.Layer):
    @property
    def state_size(self):
        return ((4, 4), 4)  # -> LL518

    def call(self, inputs, states):
        return inputs, states


class OfIntegers(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.state_size = [units, 4]
        self.output_size = tf.TensorShape([units])

    def call(self, inputs, states):
        return inputs, states


class NoCell(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.state_size = tf.TensorShape([4])

    def call(self, inputs):
        return inputs * self.state_size[0]
