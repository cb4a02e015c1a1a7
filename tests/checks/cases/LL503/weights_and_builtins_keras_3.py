# keras: 3
import tensorflow as tf
from elsewhere import Splitter
from tensorflow import keras

FLAG = tf.constant(True)


class Scaled(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.split = Splitter(2)

    def build(self, input_shape):
        self.scale = self.add_weight(name="scale", shape=(), initializer="ones")

    def call(self, inputs):
        if self.scale:  # -> LL503
            inputs = inputs * self.scale
        if FLAG:
            inputs = inputs + max(1, 2)
        count = len(tf.split(inputs, 2, axis=-1))
        for part in [inputs, inputs]:
            count += part[None]
        for part in self.split(inputs):
            count += part[None]
        return count + len(tf.nn.relu(inputs))  # -> LL503
