# keras: 3
# not LL311
import keras
import tensorflow as tf


class A1(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1]

    def call(self, x):
        return x


class A2(keras.layers.Layer):
    def build(self, input_shape):
        self.n = len(input_shape)

    def call(self, x):
        return x


class A3(keras.layers.Layer):
    def build(self, input_shape):
        self.n = tf.TensorShape(input_shape).as_list()

    def call(self, x):
        return x


class A4(keras.layers.Layer):
    def build(self, input_shape):
        input_shape = tf.TensorShape(input_shape)
        self.n = input_shape.as_list()

    def call(self, x):
        return x


class A5(keras.layers.Layer):
    def build(self, input_shape):
        if isinstance(input_shape, tf.TensorShape):
            input_shape = input_shape.as_list()

    def call(self, x):
        return x


class A6(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape.rank if hasattr(input_shape, 'rank') else len(input_shape)

    def call(self, x):
        return x


class A7(keras.layers.Layer):
    def build(self, input_shape):
        try:
            self.n = input_shape.as_list()
        except AttributeError:
            pass

    def call(self, x):
        return x


class A8(keras.layers.Layer):
    def build(self, input_shape):
        self.n = self.other.rank  # -> LL202

    def call(self, x):
        return x


class A9(keras.layers.Layer):
    def build(self, input_shape):
        self.n = self.add_weight(name='w', shape=(2,)).shape.as_list()

    def call(self, x):
        return x


class A10(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape.count(None)

    def call(self, x):
        return x


class A11(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape.index(None)

    def call(self, x):
        return x
