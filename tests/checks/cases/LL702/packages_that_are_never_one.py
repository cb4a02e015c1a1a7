# keras: 2, 3
import keras
import tf_keras
from tensorflow.python.keras.engine.base_layer import Layer
class A(tf_keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(4)  # -> LL702
    def call(self, x, training=None):
        return self.a(x)
class B(Layer):
    def __init__(self, units):
        super().__init__()
        self.net = keras.Sequential([keras.layers.Dense(units)])  # -> LL702
    def call(self, x):
        return self.net(x)
