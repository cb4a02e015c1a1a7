# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x):
        return x * self.units
    def get_config(self):
        return {**super().get_config(), "units": self.units}
    @classmethod
    def from_config(cls, config):  # -> LL404
        cls(**config)
