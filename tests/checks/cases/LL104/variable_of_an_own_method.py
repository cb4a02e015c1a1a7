# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.kernel = self.start([4, units])  # -> LL104
        self.bias = A.start([units])  # -> LL104
        self.ws, self.bs = self.many(units)  # -> LL104
    @staticmethod
    def start(shape):
        return tf.Variable(tf.zeros(shape))
    def many(self, units):
        ws = []
        bs = []
        for _ in range(3):
            ws.append(tf.Variable(tf.zeros([units])))
            bs.append(tf.Variable(tf.zeros([units])))
        return ws, bs
    def call(self, x):
        x = x @ self.kernel + self.bias
        for w, b in zip(self.ws, self.bs):
            x = x * w + b
        return x
