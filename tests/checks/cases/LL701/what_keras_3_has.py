# keras: 3
# not LL701
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.layers.Layer):
    def call(self, x):
        x = tf.keras.backend.sum(x)
        return x


class A2(keras.layers.Layer):
    def call(self, x):
        x = x + K.epsilon()
        return x


class A3(keras.layers.Layer):
    def call(self, x):
        x = keras.ops.sum(x)
        return x


class A4(keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(x))
        return x


class A5(keras.layers.Layer):
    def call(self, x):
        self.helper.add_update(x)  # -> LL202
        return x


class A6(keras.layers.Layer):
    def call(self, x):
        x = tf.keras.layers.LSTM(4)(x)  # -> LL201
        return x


class A7(keras.layers.Layer):
    def call(self, x):
        x = tf.reduce_sum(x, axis=-1)
        return x


class A8(keras.layers.Layer):
    def call(self, x):
        x = tf.keras.losses.Reduction.SUM
        return x


class A9(keras.layers.Layer):
    def call(self, x):
        x = keras.saving.get_custom_objects()
        return x


class A10(keras.layers.Layer):
    def call(self, x):
        x = K.sum(x) if keras.__version__ < "3" else keras.ops.sum(x)
        return x


class A11(keras.layers.Layer):
    def call(self, x):
        one = keras.layers.LocallyConnected1D if keras.__version__ < "3" else keras.layers.Conv1D
        return x


class A12(keras.layers.Layer):
    def call(self, x):
        x = keras.layers.Embedding(3, 4, input_length=2, weights=[1])(x)  # -> LL201
        return x


class A13(keras.layers.Layer):
    def call(self, x):
        x = keras.layers.Dense(4, input_shape=(3,))(x)  # -> LL201
        return x


class A14(keras.layers.Layer):
    def call(self, x):
        x = self.dense.add_update(x)  # -> LL202
        return x


class A15(keras.layers.Layer):
    def call(self, x):
        o = self.lr  # -> LL202
        return x


class A16(keras.layers.Layer):
    def call(self, x):
        x = x if hasattr(self, "stateful") else self.stateful
        return x
