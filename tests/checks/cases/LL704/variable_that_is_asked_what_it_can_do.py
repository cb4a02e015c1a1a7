# keras: 3
from tensorflow.keras import layers


class A(layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(3,), name="w")

    def call(self, x):
        return x * (self.w.value if not callable(getattr(self.w, "value", None)) else self.w.value())
