# keras: 2, 3
# A string names a new initializer each time; an object that is not random may be shared.
import tensorflow as tf


class Gates(tf.keras.layers.Layer):
    def __init__(self, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.kernel_initializer = kernel_initializer
        zeros = tf.keras.initializers.Zeros()
        self.a = tf.keras.layers.Dense(3, kernel_initializer=kernel_initializer, bias_initializer=zeros)
        self.b = tf.keras.layers.Dense(3, kernel_initializer=kernel_initializer, bias_initializer=zeros)

    def call(self, inputs):
        return self.a(inputs) * self.b(inputs)
