# keras: 3
import keras
from keras import layers
class A(layers.GlobalAveragePooling1D):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.scale = self.add_weight(shape=(3,), name="scale")  # -> LL211
        self.heads = [layers.Dense(3) for _ in range(2)]  # -> LL211
        self.more = []
        self.more.append(layers.Dense(3))  # -> LL211
    def call(self, x):
        x = super().call(x) * self.scale
        for head in self.heads + self.more:
            x = head(x)
        return x
class Open(layers.GlobalAveragePooling1D):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.head = layers.Dense(3)
    def build(self, input_shape):
        self.head.build((None, input_shape[-1]))
        super().build(input_shape)
    def call(self, x):
        return self.head(super().call(x))
class WithState(layers.Dense):
    def __init__(self, units, **kw):
        super().__init__(units, **kw)
        self.head = layers.Dense(3)
    def call(self, x):
        return self.head(super().call(x))
