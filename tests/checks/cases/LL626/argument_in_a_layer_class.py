# keras: 2, 3
import keras
from keras.layers import Conv2D, Dense


class Old(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.conv = Conv2D(4, 3, border_mode="same")  # -> LL626
        self.dense = Dense(units=3, init="uniform")  # -> LL626

    def call(self, inputs):
        return self.dense(self.conv(inputs))


class New(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.conv = Conv2D(4, 3, padding="same")
        self.dense = Dense(units=3, kernel_initializer="uniform")

    def call(self, inputs):
        return self.dense(self.conv(inputs))
