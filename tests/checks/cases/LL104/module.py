# keras: 3
import tensorflow as tf
class Lin(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.ones([3]))
    def __call__(self, x): return x*self.w
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.mods = [Lin() for _ in range(3)]  # -> LL104
    def call(self, x):
        for m in self.mods: x = m(x)
        return x
