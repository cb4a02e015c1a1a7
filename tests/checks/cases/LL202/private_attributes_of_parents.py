# keras: 2
import tensorflow as tf
from tensorflow import keras


class Deformable(keras.layers.Conv2D):
    def call(self, inputs):
        if inputs.shape[1:] != self._build_conv_op_input_shape[1:]:
            return super().call(inputs)
        return tf.nn.relu(super().call(inputs))


class Own(keras.layers.Layer):
    def call(self, inputs):
        return inputs * self._scale  # -> LL202


class Named(keras.layers.Conv2D):
    def call(self, inputs):
        return super().call(inputs) * self.scale  # -> LL202
