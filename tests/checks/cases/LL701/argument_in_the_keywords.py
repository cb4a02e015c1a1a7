# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Eager(layers.Layer):
    def __init__(self, **kwargs):
        kwargs["dynamic"] = True  # -> LL701
        kwargs["name"] = "eager"
        super().__init__(**kwargs)

    def call(self, inputs):
        return inputs


class Elsewhere(layers.Layer):
    def __init__(self, **kwargs):
        options = {}
        options["dynamic"] = True
        super().__init__(**kwargs)
        self.options = dict(options)

    def call(self, inputs):
        return tf.reduce_sum(inputs) * len(self.options)
