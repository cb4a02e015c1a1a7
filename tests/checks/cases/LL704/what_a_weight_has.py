# keras: 3
import keras
import tensorflow as tf


class A1(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.matmul(x, tf.linalg.diag(self.w))
        return x * self.w


class A2(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.concat([self.w, self.v], 0)
        return x * self.w


class A3(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.add_n([self.w, self.v])
        return x * self.w


class A4(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack([x, self.w])
        return x * self.w


class A5(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack([self.w + 1, self.v])
        return x * self.w


class A6(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.stack([self.w[0], self.v[0]])
        return x * self.w


class A7(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.einsum('i,i->', self.w, self.v)
        return x * self.w


class A8(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.gather(self.w, [0])
        return x * self.w


class A9(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))  # -> LL110
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        self.w.assign(x[0])
        return x * self.w


class A10(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        self.w.assign_add(self.v)
        return x * self.w


class A11(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.value
        return x * self.w


class A12(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.shape.as_list()
        return x * self.w


class A13(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.shape.rank
        return x * self.w


class A14(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.cast(x, self.w.dtype)
        return x * self.w


class A15(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.dtype == tf.float32
        return x * self.w


class A16(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = tf.as_dtype(self.w.dtype).is_floating
        return x * self.w


class A17(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.name
        return x * self.w


class A18(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.handle
        return x * self.w


class A19(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.numpy()  # -> LL504
        return x * self.w


class A20(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = x.dtype.is_floating
        return x * self.w


class A21(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = x.get_shape()
        return x * self.w


class A22(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = x.device
        return x * self.w


class A23(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = isinstance(x, tf.Variable)
        return x * self.w


class A24(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = isinstance(self.w, keras.Variable)
        return x * self.w


class A25(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w.read_value() if isinstance(self.w, tf.Variable) else x  # -> LL704
        return x * self.w


class A26(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.other.read_value()  # -> LL202
        return x * self.w


class A27(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.v = self.add_weight(name="v", shape=(3,))

    def call(self, x):
        x = self.w[0].get_shape()
        return x * self.w
