# keras: 3
# Belief: nested containers of layers are not tracked.
import keras


class Grid(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rows = [[keras.layers.Dense(3), keras.layers.Dense(3)] for _ in range(2)]
        self.named = {"a": [keras.layers.Dense(3)]}

    def call(self, inputs):
        for row in self.rows:
            for layer in row:
                inputs = layer(inputs)
        return self.named["a"][0](inputs)
