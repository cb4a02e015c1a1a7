# keras: 3
import tensorflow as tf
from tensorflow.python.keras.layers import Dense
class A(tf.keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = Dense(2)  # -> LL702
    def call(self, x): return self.d(x)
