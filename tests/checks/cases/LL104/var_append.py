# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kw):
        super().__init__(**kw)
        self.ws = []
        for i in range(n):
            self.ws.append(tf.Variable(tf.random.normal([3, 3]), name=f"w{i}"))  # -> LL104
    def call(self, x):
        for w in self.ws: x = x @ w
        return x
