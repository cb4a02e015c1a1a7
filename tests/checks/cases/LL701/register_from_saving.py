# keras: 3
import keras as k
from tensorflow.keras.saving import register_keras_serializable as r


@r()
class A(k.layers.Layer):
    def call(self, x):
        return x
