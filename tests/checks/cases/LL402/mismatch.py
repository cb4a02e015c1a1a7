# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x): return x * self.units
    def get_config(self):
        base = super().get_config()
        return {**base, "unit": self.units}  # -> LL404
