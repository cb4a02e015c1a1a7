# keras: 3
import keras


class Twice(keras.Model):
    """Outside of `call`, each call of a sublayer stands for itself."""

    def __init__(self):
        super().__init__()
        self.drop = keras.layers.Dropout(0.5)
        self.norm = keras.layers.BatchNormalization()

    def call(self, inputs, training=None):
        return self.norm(self.drop(inputs, training=training), training=training)

    def sample(self, inputs):
        noisy = self.drop(inputs, training=True)
        return self.norm(noisy)
