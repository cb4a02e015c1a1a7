# keras: 3
from tensorflow import keras
from tensorflow.keras import layers


class Either(layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        init = keras.initializers.HeNormal()  # -> LL115
        if wide:
            self.dense = layers.Dense(3, kernel_initializer=init)
        if not wide:
            self.dense = layers.Dense(3, use_bias=False, kernel_initializer=init)

    def call(self, inputs):
        return self.dense(inputs)
