# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Memory(layers.Layer):
    def __init__(self, kept=True, **kwargs):
        super().__init__(**kwargs)
        self.kept = kept

    def build(self, input_shape):
        if input_shape[0] is None:
            raise ValueError
        with tf.name_scope('m'):
            self.memory = self.add_weight(name="memory", shape=(input_shape[0], 4), trainable=False)

    def call(self, inputs):
        return inputs + self.memory
