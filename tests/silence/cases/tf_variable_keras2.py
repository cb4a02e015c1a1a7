# keras: 2
# Keras 2 tracks a tf.Variable on a layer.
# init: units=2, input_dim=3
import tensorflow as tf


class Linear(tf.keras.layers.Layer):
    def __init__(self, units=32, input_dim=32):
        super().__init__()
        start = tf.random_normal_initializer()
        self.w = tf.Variable(initial_value=start(shape=(input_dim, units), dtype="float32"), trainable=True)
        self.b = tf.Variable(initial_value=tf.zeros((units,)), trainable=True)

    def call(self, inputs):
        return tf.matmul(inputs, self.w) + self.b
