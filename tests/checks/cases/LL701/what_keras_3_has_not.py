# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.layers.Layer):
    def call(self, x):
        self.add_update(x)  # -> LL701
        return x


class A2(keras.layers.Layer):
    def call(self, x):
        super().add_metric(x)  # -> LL701
        return x


class A3(keras.layers.Layer):
    def call(self, x):
        y = self.get_input_at(0)  # -> LL701
        return x


class A4(keras.layers.Layer):
    def call(self, x):
        x = K.sum(x)  # -> LL701
        return x


class A5(keras.layers.Layer):
    def call(self, x):
        x = tf.keras.backend.in_train_phase(x, x)  # -> LL701
        return x


class A6(keras.layers.Layer):
    def call(self, x):
        one = keras.layers.LocallyConnected1D if x is None else keras.layers.Conv1D  # -> LL701
        return x


class A7(keras.layers.Layer):
    def call(self, x):
        self.add_loss(x, inputs=x)  # -> LL701
        return x


class A8(keras.layers.Layer):
    def call(self, x):
        x = keras.layers.LSTM(4, time_major=True)(x)  # -> LL201 # -> LL701
        return x


class A9(keras.layers.Layer):
    def call(self, x):
        o = keras.optimizers.Adam(lr=1.0)  # -> LL605 # -> LL701
        return x


class A10(keras.layers.Layer):
    def call(self, x):
        o = tf.keras.optimizers.legacy.Adam()  # -> LL701
        return x


class A11(keras.layers.Layer):
    def call(self, x):
        if K.learning_phase():  # -> LL701
            x = 2 * x
        return x


class A12(keras.layers.Layer):
    def call(self, x):
        for u in self.updates:  # -> LL701
            x = u
        return x


class A13(keras.layers.Layer):
    def call(self, x):
        self._trainable_weights.append(x)  # -> LL105 # -> LL701
        return x


class A14(keras.layers.Layer):
    def call(self, x):
        x = keras.losses.Huber(reduction=keras.losses.Reduction.SUM)  # -> LL701
        return x


class A15(keras.layers.Layer):
    def call(self, x):
        x = keras.utils.to_categorical(x, dtype="int32")  # -> LL701
        return x


class A16(keras.layers.Layer):
    def call(self, x):
        x = tf.compat.v1.layers.dense(x, 3)  # -> LL701
        return x


class A17(keras.layers.Layer):
    def call(self, x):
        x = keras.layers.BatchNormalization(fused=True)(x)  # -> LL201 # -> LL701
        return x
