# keras: 2, 3
import tensorflow as tf


class Stack(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [tf.keras.layers.Dense(3) for _ in range(3)]
        self.heads = {"a": tf.keras.layers.Dense(3), "b": tf.keras.layers.Dense(3)}

    def call(self, x):
        for i in range(3):
            x = self.blocks[i].call(x)  # -> LL210
        for block in self.blocks:
            x = block.call(x)  # -> LL210
        for name in self.heads:
            x = self.heads[name].call(x)  # -> LL210
        return self.blocks[0].call(self.heads["a"].call(x))  # -> LL210
