# keras: 2, 3
from tensorflow.keras import layers
class A(layers.Layer):
    def _init_(self, units):  # -> LL307
        super(A, self)._init_()
        self.units = units
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
    def call(self, x):
        return x @ self.w
class B(layers.Dense):
    def _init_(self, units):  # -> LL307
        super()._init_(units, use_bias=False)
