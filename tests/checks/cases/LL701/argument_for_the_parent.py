# keras: 3
import keras


class Norm(keras.layers.BatchNormalization):
    def __init__(self, **kwargs):
        super().__init__(fused=True, **kwargs)  # -> LL701
        self.other = keras.layers.BatchNormalization(fused=True)  # -> LL701

    def call(self, inputs, training=None):
        return self.other(super().call(inputs, training=training), training=training)
