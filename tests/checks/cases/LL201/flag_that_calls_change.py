# keras: 2
from tensorflow import keras


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.made = False

    def call(self, inputs):
        if not self.made:
            self.dense = keras.layers.Dense(4)
            self.made = True
        return self.dense(inputs)
