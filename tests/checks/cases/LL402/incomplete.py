# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, a, b=2, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b = a, b
    def call(self, x): return x * self.b + self.a
    def get_config(self):  # -> LL402
        config = super().get_config()
        config.update({"a": self.a})
        return config
