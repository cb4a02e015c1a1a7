# keras: 3
import keras
import tf_keras
class A(keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf_keras.layers.Dense(2)  # -> LL702
    def call(self, x): return self.d(x)
