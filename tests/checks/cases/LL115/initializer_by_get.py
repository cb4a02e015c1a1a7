# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)  # -> LL115
    def build(self, input_shape):
        shape = (input_shape[-1], self.units)
        self.q = self.add_weight(name="q", shape=shape, initializer=self.kernel_initializer)
        self.k = self.add_weight(name="k", shape=shape, initializer=self.kernel_initializer)
        super().build(input_shape)
    def call(self, x):
        return tf.matmul(x @ self.q, x @ self.k, transpose_b=True)
