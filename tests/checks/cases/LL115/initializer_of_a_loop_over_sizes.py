# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Stack(layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        init = keras.initializers.HeNormal()
        self.blocks = [layers.Dense(size, kernel_initializer=init) for size in sizes]
        self.others = [layers.Dense(3, kernel_initializer=keras.initializers.HeNormal()) for _ in sizes]

    def call(self, inputs):
        for block in (*self.blocks, *self.others):
            inputs = block(inputs)
        return inputs
