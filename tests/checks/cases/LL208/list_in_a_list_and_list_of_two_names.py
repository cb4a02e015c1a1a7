# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.grid = [[None] * n for _ in range(n)]
        for i in range(n):
            self.grid[i][0] = tf.keras.layers.Dense(3)  # -> LL208
        self.blocks = blocks = []
        for _ in range(n):
            blocks.append(tf.keras.layers.Dense(3))  # -> LL208
    def call(self, x):
        for block in (*self.grid[0], *self.blocks):
            x = block(x)
        return x
