# keras: 2, 3
import tensorflow as tf


class Tied(tf.keras.layers.Layer):
    def __init__(self, tied_to, **kwargs):
        super().__init__(**kwargs)
        self.tied_to = tied_to

    def build(self, input_shape):
        self.kernel_t = tf.transpose(self.tied_to.kernel)  # -> LL108
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(inputs, self.kernel_t)


class FirstOfList(tf.keras.layers.Layer):
    def __init__(self, encoder, **kwargs):
        super().__init__(**kwargs)
        self.table = tf.transpose(encoder.weights[0])  # -> LL108

    def call(self, inputs):
        return tf.matmul(inputs, self.table)


class OfSublayer(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.back = tf.transpose(self.dense.kernel)  # -> LL108
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(self.dense(inputs), self.back)


class Right(tf.keras.layers.Layer):
    """The kernel itself is kept, its shape is asked, and what is computed is computed in `call`."""

    def __init__(self, tied_to, **kwargs):
        super().__init__(**kwargs)
        self.tied_to = tied_to
        self.offset = tf.zeros(tied_to.kernel.shape[:1])

    def build(self, input_shape):
        self.kernel_of_other = self.tied_to.kernel
        super().build(input_shape)

    def call(self, inputs):
        return tf.matmul(inputs, tf.transpose(self.kernel_of_other)) + self.offset
