# keras: 2, 3
# Belief: every custom layer needs get_config. Plain arguments are recorded by Keras itself.
# init: factor=2.0
import tensorflow as tf


@tf.keras.utils.register_keras_serializable()
class Scale(tf.keras.layers.Layer):
    def __init__(self, factor, sizes=(1, 2), name="scale", **kwargs):
        super().__init__(name=name, **kwargs)
        self.factor = factor
        self.sizes = sizes

    def call(self, inputs):
        return inputs * self.factor * float(len(self.sizes))
