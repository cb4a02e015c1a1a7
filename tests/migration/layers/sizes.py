"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.units = units

    def build(self, input_shape):
        self.w = self.add_weight(name="part/w", shape=self.units, initializer="ones")
        self.v = self.add_weight(
            name="v",
            shape=input_shape[1:] + [self.units],
            aggregation=tf.VariableAggregation.MEAN,
            use_resource=True,
        )
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(inputs, self.v) * self.w
