# keras: 2, 3
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.d = tf.keras.layers.Dense(units)
    def call(self, x):
        return self.d(x)
class Lost(Base):
    def __init__(self, units, factor, name="lost", **kwargs):
        super().__init__(units, **kwargs)  # -> LL304
        self.factor = factor
    def call(self, x):
        return super().call(x) * self.factor
class Named(tf.keras.Model):
    def __init__(self, inputs, outputs, name=None, **kwargs):
        super().__init__(inputs, outputs, name, **kwargs)
