# keras: 2
import tensorflow as tf
from tensorflow.keras import layers


class Scale(layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide

    def build(self, input_shape):
        if self.wide:
            self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        else:
            self.w = self.add_weight(name="w", shape=(1,))
        self.last = tf.Variable(1.0, trainable=False)
        start = tf.Variable(0.0)
        super().build(input_shape)

    def call(self, inputs):
        return inputs * self.w
