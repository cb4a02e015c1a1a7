# keras: 3
import keras
from keras import backend as K
from tensorflow import keras as tfk


@tfk.saving.register_keras_serializable()  # -> LL701
class A(keras.layers.Layer):
    reduction = keras.losses.Reduction.SUM  # -> LL701
    kinds = [K.sum, keras.ops.sum]  # -> LL701
    either = K.mean if K.backend() else keras.ops.mean

    def call(self, x, reduce=K.max):  # -> LL701
        return reduce(x)
