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


class ByDefault(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs.setdefault("dynamic", True)  # -> LL701
        super().__init__(**kwargs)


class Updated(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs.update(dynamic=True, name="a")  # -> LL701
        super().__init__(**kwargs)


class Named(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        kwargs.setdefault("name", "named")
        super().__init__(**kwargs)


class ForAnother(tf.keras.layers.Layer):
    def __init__(self, options, **kwargs):
        options.setdefault("dynamic", True)
        super().__init__(**kwargs)
        self.options = options
