# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.losses = []  # -> LL306
        self.weights = None  # -> LL306
    def call(self, x): return x
class B(tf.keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.layers = [tf.keras.layers.Dense(2)]  # -> LL306
        self.metrics = []  # -> LL306
        self.predict = tf.keras.layers.Dense(2)  # -> LL306
        self.input = 3  # -> LL306
    def call(self, x): return self.predict(x)
