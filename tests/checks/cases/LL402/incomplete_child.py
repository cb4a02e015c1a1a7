# keras: 2, 3
import tensorflow as tf
class P(tf.keras.layers.Layer):
    def __init__(self, a, **kwargs):
        super().__init__(**kwargs)
        self.a = a
    def call(self, x): return x * self.a
    def get_config(self):
        return {**super().get_config(), "a": self.a}
class A(P):
    def __init__(self, a, b, **kwargs):  # -> LL402
        super().__init__(a, **kwargs)
        self.b = b
