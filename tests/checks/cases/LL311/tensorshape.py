# keras: 3
import keras
import tensorflow as tf


class A1(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape.as_list()[-1]  # -> LL311

    def call(self, x):
        return x


class A2(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape.rank  # -> LL311

    def call(self, x):
        return x


class A3(keras.layers.Layer):
    def build(self, input_shape):
        if input_shape.ndims == 3:  # -> LL311
            self.n = 1

    def call(self, x):
        return x


class A4(keras.layers.Layer):
    def build(self, input_shape):
        shape = input_shape
        self.n = shape.as_list()  # -> LL311

    def call(self, x):
        return x


class A5(keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[0].as_list()  # -> LL311

    def call(self, x):
        return x


class A6(keras.layers.Layer):
    def build(self, input_shape):
        input_shape.assert_has_rank(3)  # -> LL311

    def call(self, x):
        return x


class A7(keras.layers.Layer):
    def build(self, input_shape):
        for n in input_shape.as_list():  # -> LL311
            self.n = n

    def call(self, x):
        return x
