# keras: 2, 3
"""A `forward` that calls the layer, or of a model that has its `call`, is a method of its own."""

import tensorflow as tf


class Served(tf.keras.Model):
    def __init__(self, **kwargs):
        inputs = tf.keras.Input((3,))
        outputs = tf.keras.layers.Dense(2)(inputs)
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)

    @tf.function(input_signature=[tf.TensorSpec((None, 3), tf.float32)])
    def forward(self, inputs):
        return {"outputs": self(inputs, training=False)}


class Scored(tf.keras.Model):
    def __init__(self, **kwargs):
        inputs = tf.keras.Input((3,))
        super().__init__(inputs=inputs, outputs=tf.keras.layers.Dense(2)(inputs), **kwargs)

    def forward(self, inputs):
        return tf.reduce_sum(inputs)


class Translated(tf.keras.layers.Layer):
    def forward(self, inputs):  # -> LL307
        return tf.nn.relu(inputs)
