# keras: 2, 3
import tensorflow as tf
class Stack(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.hidden = [tf.keras.layers.Dense(8, activation="relu") for _ in range(n)]
        self.convs = []
        for _ in range(n):
            self.convs.append(tf.keras.layers.Conv1D(8, 1))
        self.out = tf.keras.layers.Dense(1)
    def call(self, inputs):
        x = tf.square(inputs)
        inputs = inputs + x
        for layer in self.hidden:
            x = layer(inputs)  # -> LL205
        for i, conv in enumerate(self.convs):
            y = conv(inputs)  # -> LL205
        return self.out(x + y)
