# keras: 2, 3
import tensorflow as tf
INIT = tf.keras.initializers.HeNormal()
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        common = dict(use_bias=False, kernel_initializer=tf.keras.initializers.TruncatedNormal())  # -> LL115
        self.q = tf.keras.layers.Dense(units, **common)
        self.k = tf.keras.layers.Dense(units, **common)
        self.a = tf.keras.layers.Dense(3, kernel_initializer=INIT)
        self.b = tf.keras.layers.Dense(3, kernel_initializer=INIT)  # -> LL115
    def call(self, x):
        return self.q(x) * self.k(x), self.a(x) * self.b(x)
