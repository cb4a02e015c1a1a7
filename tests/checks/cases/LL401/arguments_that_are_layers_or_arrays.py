# keras: 2, 3
import numpy as np
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class A(tf.keras.layers.Layer):  # -> LL401
    def __init__(self, blocks, **kwargs):
        super().__init__(**kwargs)
        self.blocks = blocks
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
@tf.keras.utils.register_keras_serializable()
class B(tf.keras.layers.Layer):  # -> LL401
    def __init__(self, weights_of: np.ndarray, **kwargs):
        super().__init__(**kwargs)
        self.table = tf.constant(weights_of)
    def call(self, x):
        return x * self.table
@tf.keras.utils.register_keras_serializable()
class C(tf.keras.layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes
        self.blocks = [tf.keras.layers.Dense(n) for n in sizes]
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        for size in self.sizes:
            x = x * float(size)
        return x
