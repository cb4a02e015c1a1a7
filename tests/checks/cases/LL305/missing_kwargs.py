# keras: 3
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class A(tf.keras.layers.Layer):
    def __init__(self, n):  # -> LL305
        super().__init__()
        self.n = n
    def call(self, x): return x
    def get_config(self):
        c = super().get_config()
        c["n"] = self.n
        return c
