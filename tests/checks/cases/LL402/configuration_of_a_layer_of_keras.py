# keras: 2, 3
import keras
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class Scaled(tf.keras.layers.Dense):
    def __init__(self, units, scale=2.0, **kwargs):  # -> LL402
        super().__init__(units, **kwargs)
        self.scale = scale
    def call(self, x):
        return super().call(x) * self.scale
@tf.keras.utils.register_keras_serializable()
class Power(tf.keras.layers.Layer):
    def __init__(self, p=2, **kwargs):
        super().__init__(**kwargs)
        self.p = p
    def call(self, x):
        return x ** self.p
@tf.keras.utils.register_keras_serializable()
class Sum(tf.keras.layers.Add):
    def __init__(self, scale=2.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
    def call(self, x):
        return super().call(x) * self.scale
