# keras: 3
import keras
import tensorflow as tf


class A1(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.read_value()  # -> LL704
        return x * self.w


class A2(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.get_shape()  # -> LL704
        return x * self.w


class A3(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        w = self.w
        w.scatter_nd_update([[0]], [1.0])  # -> LL704
        return x * self.w


class A4(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.value()  # -> LL704
        return x * self.w


class A5(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.device  # -> LL704
        return x * self.w


class A6(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.device(self.w.device)  # -> LL704
        return x * self.w


class A7(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        if self.w.dtype.is_floating:  # -> LL704
            x = 2 * x
        return x * self.w


class A8(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.cast(x, self.w.dtype.base_dtype)  # -> LL704
        return x * self.w


class A9(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))  # -> LL110
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        self.w.assign(x, read_value=False)  # -> LL704
        return x * self.w


class A10(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))  # -> LL110
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        self.w.assign_sub(x, use_locking=True)  # -> LL704
        return x * self.w


class A11(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = isinstance(self.w, tf.Variable)  # -> LL704
        return x * self.w


class A12(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        tf.compat.v1.assign(self.w, x)  # -> LL704
        return x * self.w


class A13(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack([self.w, self.v])  # -> LL704
        return x * self.w


class A14(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack((self.w, x))  # -> LL704
        return x * self.w


class A15(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.reduce_sum([self.w, self.v])  # -> LL704
        return x * self.w
