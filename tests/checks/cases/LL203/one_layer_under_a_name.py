# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import Dense, ReLU


class Same(tf.keras.layers.Layer):
    def __init__(self, n=3, **kwargs):
        super().__init__(**kwargs)
        one = Dense(4)
        self.blocks = [one for _ in range(n)]  # -> LL203
        other = Dense(4)
        self.others = []
        for _ in range(n):
            self.others.append(other)  # -> LL203

    def call(self, x):
        for block in self.blocks + self.others:
            x = block(x)
        return x


class Different(tf.keras.layers.Layer):
    def __init__(self, n=3, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [Dense(4) for _ in range(n)]
        self.copies = [block for block in [Dense(4)]]
        self.all = [block for block in (Dense(4) for _ in range(n))]
        first = Dense(4)
        act = ReLU()
        self.acts = [act for _ in range(n)]
        self.some = []
        for i in range(n):
            each = Dense(4)
            self.some.append(each)
            if i == 0:
                self.some.append(first)
        for _ in (0,):
            last = Dense(4)
        self.some.append(last)

    def call(self, x):
        for block in self.blocks + self.copies + self.all + self.acts + self.some:
            x = block(x)
        return x
