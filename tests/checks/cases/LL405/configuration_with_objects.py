# keras: 2, 3
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, act=None, inner=None, scale=1.0, **kw):
        super().__init__(**kw)
        self.act = act or tf.keras.layers.Dense(3)
        self.inner = inner
        self.scale = np.asarray(scale, "float32")
    def call(self, x):
        return self.act(self.inner(x)) * self.scale
    def get_config(self):
        config = super().get_config()
        config["act"] = self.act  # -> LL405
        config["inner"] = tf.keras.layers.serialize(self.inner)  # -> LL405
        config["scale"] = self.scale  # -> LL405
        return config
