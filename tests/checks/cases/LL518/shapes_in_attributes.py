# keras: 3
import tensorflow as tf


class InAnAttribute(tf.keras.layers.Layer):
    def __init__(self, size, state_size=None, **kwargs):
        super().__init__(**kwargs)
        self.size = tf.TensorShape(size)
        self.state_size = self.size if state_size is None else tf.TensorShape(state_size)  # -> LL518

    def call(self, inputs, states):
        return inputs, states


class InAProperty(tf.keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = tf.TensorShape(size)

    @property
    def state_size(self):
        return [self.size, self.size]  # -> LL518

    def call(self, inputs, states):
        return inputs, states


class OfOneOfTwo(tf.keras.layers.Layer):
    def __init__(self, size, units=None, **kwargs):
        super().__init__(**kwargs)
        self.size = tf.TensorShape(size)
        self.state_size = self.size if units is None else units

    def call(self, inputs, states):
        return inputs, states


class SetTwice(tf.keras.layers.Layer):
    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.size = tf.TensorShape(size)
        self.size = size
        self.state_size = self.size

    def call(self, inputs, states):
        return inputs, states
