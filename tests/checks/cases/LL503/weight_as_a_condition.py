# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Projected(keras.layers.Layer):
    def __init__(self, units, use_bias=True, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.use_bias = use_bias

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], self.units))
        self.bias = self.add_weight(name="bias", shape=(self.units,)) if self.use_bias else None
        if self.use_bias:
            self.shift = self.add_weight(name="shift", shape=(self.units,))
        else:
            self.shift = None
        self.flag = self.use_bias
        self.built = True

    def call(self, inputs):
        outputs = tf.matmul(inputs, self.kernel)
        if self.shift:  # -> LL503
            outputs += self.shift
        if self.bias is not None:
            outputs += self.bias
        if self.flag:
            outputs += 1.0
        return outputs

    def get_config(self):
        return {**super().get_config(), "units": self.units, "use_bias": self.use_bias}
