# keras: 3
import keras


class Activated(keras.layers.Layer):
    def call(self, x):
        self.activation = keras.layers.ReLU()  # -> LL201
        return self.activation(x)
