# keras: 3
import tensorflow as tf

DEFAULTS = {"initializer": "zeros", "use_resource": True}
RIGHT = {"initializer": "zeros", "trainable": False}


class TakenOver(tf.keras.layers.Layer):
    def build(self, input_shape):
        options = {**DEFAULTS, "trainable": True}
        self.bias = self.add_weight(name="bias", shape=(4,), **options)  # -> LL114
        self.scale = self.add_weight(name="scale", shape=(4,), **{**DEFAULTS, "trainable": True})  # -> LL114
        super().build(input_shape)

    def call(self, x):
        return x * self.scale + self.bias


class Right(tf.keras.layers.Layer):
    def build(self, input_shape):
        options = {**RIGHT, "trainable": True}
        self.bias = self.add_weight(name="bias", shape=(4,), **options)
        fewer = {**DEFAULTS, "trainable": True}
        del fewer["use_resource"]
        self.scale = self.add_weight(name="scale", shape=(4,), **fewer)
        popped = {**DEFAULTS}
        popped.pop("use_resource")
        self.shift = self.add_weight(name="shift", shape=(4,), **popped)
        super().build(input_shape)

    def call(self, x):
        return x * self.scale + self.bias + self.shift
