# keras: 2, 3
# Tests of training, None, static shapes and plain attributes are no tensor tests.
import tensorflow as tf


class Branch(tf.keras.layers.Layer):
    def __init__(self, scale=True, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
        self.drop = tf.keras.layers.Dropout(0.1)

    def call(self, inputs, mask=None, training=None):
        if training:
            inputs = self.drop(inputs, training=training)
        if mask is not None:
            inputs = inputs * tf.cast(mask[:, tf.newaxis], inputs.dtype)
        if self.scale and len(inputs.shape) == 2 and inputs.shape[-1] == 3:
            inputs = inputs * 2.0
        return inputs
