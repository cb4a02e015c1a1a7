# keras: 2, 3
from tensorflow.keras import layers


class Dropped(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training=None):  # -> LL502
        if training:
            return self.drop(inputs, training=True)
        self.drop(inputs, training=False)


class Whole(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training=None):
        if training:
            return self.drop(inputs, training=True)
        return self.drop(inputs, training=False)
