# keras: 2
import tensorflow as tf


class Stack(tf.keras.layers.Layer):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        self.blocks = [tf.keras.layers.Dense(3) for _ in range(3)]
        self.blocks[0] = tf.keras.layers.Dense(3)  # -> LL208
        self.more = []
        self.more.insert(0, tf.keras.layers.Dense(3))  # -> LL208
        self.named = {}
        for name in names:
            self.named.setdefault(name, tf.keras.layers.Dense(3))  # -> LL208
        late = []
        self.late = late
        late.append(tf.keras.layers.Dense(3))  # -> LL208

    def call(self, inputs):
        for block in [*self.blocks, *self.more, *self.named.values(), *self.late]:
            inputs = block(inputs)
        return inputs


class Right(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.empty = [None] * 2
        for index in range(2):
            self.empty[index] = tf.keras.layers.Dense(3)
        blocks = [tf.keras.layers.Dense(3), tf.keras.layers.Dense(3)]
        blocks[0] = tf.keras.layers.Dense(3)
        blocks.insert(0, tf.keras.layers.Dense(3))
        self.blocks = blocks
        self.blocks += [tf.keras.layers.Dense(3)]
        self.named = {"a": None}
        self.named["a"] = tf.keras.layers.Dense(3)
        self.sizes = [1, 2]
        self.sizes[0] = 3
        self.sizes.insert(0, 4)

    def call(self, inputs):
        for block in [*self.empty, *self.blocks, *self.named.values()]:
            inputs = block(inputs)
        return inputs
