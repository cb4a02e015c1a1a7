# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, kernel_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], self.units), regularizer=self.kernel_regularizer, name="w")
        self.built = True
    def call(self, x): return x @ self.w
    def get_config(self):
        c = super().get_config()
        c.update({"units": self.units, "kernel_regularizer": self.kernel_regularizer})
        return c
