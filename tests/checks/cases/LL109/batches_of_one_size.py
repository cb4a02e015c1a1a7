# keras: 2, 3
from tensorflow import keras


class Memory(keras.layers.Layer):
    def build(self, input_shape):
        self.state = self.add_weight(shape=(input_shape[0], 3), name="state", trainable=False)
        super().build(input_shape)

    def call(self, inputs):
        return inputs + self.state


inputs = keras.Input(batch_shape=(16, 3))
model = keras.Model(inputs, Memory()(inputs))
