# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import initializers, layers
class A(layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        init = initializers.HeNormal()  # -> LL115
        self.blocks = [layers.Dense(8, kernel_initializer=init) for _ in range(n)]
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
