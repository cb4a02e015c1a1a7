# keras: 2
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
    def build(self, input_shape):
        self.d.build(input_shape)
        super().build(input_shape)  # -> LL310
    def call(self, x): return self.d(x)
