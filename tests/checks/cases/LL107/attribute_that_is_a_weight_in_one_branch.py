# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Scale(layers.Layer):
    def __init__(self, learned, **kwargs):
        super().__init__(**kwargs)
        self.learned = learned

    def build(self, input_shape):
        if self.learned:
            self.scale = self.add_weight(name="scale", shape=(input_shape[-1],))
        else:
            self.scale = tf.ones((input_shape[-1],))  # -> LL118
        super().build(input_shape)

    def call(self, inputs):
        self.scale = tf.nn.relu(self.scale)  # not LL107
        return inputs * self.scale
