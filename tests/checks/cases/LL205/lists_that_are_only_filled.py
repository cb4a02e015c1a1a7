# keras: 2, 3
import tensorflow as tf


class Filled(tf.keras.Model):
    def __init__(self, n=2):
        super().__init__()
        self.convs, self.norms = [], []  # -> LL205
        self.pools = []
        self.others = []
        self.shared = []
        last = tf.keras.layers.Dense(3)
        for _ in range(n):
            self.convs.append(tf.keras.layers.Conv2D(8, 3))
            self.norms.append(tf.keras.layers.BatchNormalization())
            self.pools.append(tf.keras.layers.MaxPooling2D())
            self.others.append(n)
            self.shared.append(last)  # -> LL203
        self.first = self.pools.pop(0)

    def call(self, x, training=None):
        for conv in self.convs:
            x = self.first(conv(x))
        return x
