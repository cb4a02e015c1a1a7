# keras: 3
import keras
class A(keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.a = keras.layers.Dense(3)  # -> LL206
    def build(self, input_shape):
        self.w = self.add_weight(shape=(3,), name="w")
    def call(self, x):
        return self.a(x) * self.w
