# keras: 2
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide
    def build(self, shape):
        self.a = self.add_weight(name="w", shape=(shape[-1],))  # -> LL117
        self.b = self.add_weight(name="w", shape=(shape[-1],))  # -> LL117
        self.cs = [self.add_weight(name="c", shape=(1,)) for _ in range(3)]  # -> LL117
        self.ds = [self.add_weight(name=f"d{i}", shape=(1,)) for i in range(3)]
        self.u = tf.Variable(tf.ones((3,)))  # -> LL117
        self.v = tf.Variable(tf.ones((3,)))  # -> LL117
        super().build(shape)
    def call(self, x):
        return x * self.a + self.b + self.cs[0] + self.ds[0] + self.u + self.v
