# keras: 3
import keras
from keras import layers

relu = layers.ReLU()
flatten = layers.Flatten()
add = keras.layers.Add()


class Block(layers.Layer):
    def call(self, inputs):
        return add([flatten(relu(inputs)), flatten(inputs)])
