# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, inner=tf.keras.layers.Dense(3), act=tf.keras.layers.ReLU(), **kwargs):  # -> LL203
        super().__init__(**kwargs)
        self.inner = inner
        self.act = act
    def call(self, x):
        return self.act(self.inner(x))
