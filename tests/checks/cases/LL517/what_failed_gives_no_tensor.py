# keras: 3
import tensorflow as tf


class Quantizer(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.codes = self.add_weight(shape=(4, 8), name="codes")
        self.built = True

    def call(self, inputs):
        picked = tf.matmul(tf.one_hot(tf.argmin(inputs, axis=1), 8), self.codes, transpose_b=True)  # -> LL517
        joined = tf.concat([tf.ones((1, 8)), self.codes], axis=0)  # -> LL517
        self.add_loss(tf.reduce_mean((picked - inputs) ** 2) + tf.reduce_mean(joined * inputs))
        return inputs + tf.stop_gradient(picked - inputs)
