# keras: 2, 3
import tensorflow as tf
TOTAL = 0
class A(tf.keras.layers.Layer):
    seen = 0
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stats = {"n": 0}
        A.made = 1
    def call(self, x):
        global TOTAL
        TOTAL += 1  # -> LL106
        A.seen += 1  # -> LL106
        type(self).seen += 1  # -> LL106
        self.__class__.seen += 1  # -> LL106
        self.stats["n"] += 1  # -> LL106
        total = 0
        total += 1
        shape = {"n": 0}
        shape["n"] += 1
        return x * total
    def reset(self):
        global TOTAL
        TOTAL += 1
