# keras: 2, 3
import tensorflow as tf
STEP = 0
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stats = {"n": 0}
    def call(self, x):
        global STEP
        STEP += 1  # -> LL106
        self.stats["n"] += 1  # -> LL106
        return x * min(1.0, STEP / 100) / self.stats["n"]
