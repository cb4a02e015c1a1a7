# keras: 3
import keras as k
from tensorflow import keras


@keras.saving.register_keras_serializable()  # -> LL701
class A(k.layers.Layer):
    def call(self, x):
        return x
