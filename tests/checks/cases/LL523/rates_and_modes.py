# keras: 2
import tensorflow as tf
from elsewhere import RATE, own
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Zero(layers.Layer):
    def call(self, x):
        return tf.nn.dropout(x, 0.0)


class Integer(layers.Layer):
    def call(self, x):
        return tf.nn.dropout(x, rate=own())


class Constant(layers.Layer):
    def call(self, x):
        return tf.nn.dropout(x, RATE)


class Own(layers.Layer):
    def call(self, x):
        return own.dropout(x, 0.5)


class Backend(layers.Layer):
    def call(self, x):
        return K.dropout(x, level=0.5)  # -> LL523


class BackendByPosition(layers.Layer):
    def call(self, x):
        return K.dropout(x, 0.5)  # -> LL523


class WithoutRate(layers.Layer):
    def call(self, x):
        return own(x, tf.nn.dropout)


class Nested(layers.Layer):
    def call(self, x):
        def inner(y):
            return tf.nn.dropout(y, 0.5)

        return own(inner, x)


class Chosen(layers.Layer):
    def call(self, x):
        return K.in_train_phase(tf.nn.dropout(x, 0.5), x)


class ChosenElsewhere(layers.Layer):
    def call(self, x):
        y = self.drop(x)
        return tf.where(own(), x, y)

    def drop(self, x):
        return tf.nn.dropout(x, 0.5)


class OfCall(layers.Layer):
    def call(self, x, training=None):
        return self.drop(x) if own() else x

    def drop(self, x):
        return tf.nn.dropout(x, 0.5)


class HelperWithMode(layers.Layer):
    def call(self, x):
        return self.drop(x, False)

    def drop(self, x, training):
        return tf.nn.dropout(x, 0.5)


class Helper(layers.Layer):
    def call(self, x):
        return self.drop(x)

    def drop(self, x):
        return tf.nn.dropout(x, 0.5)  # -> LL523


class Attribute(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = given

    def call(self, x):
        return tf.nn.dropout(x, self.rate)  # -> LL523


class AttributeTwice(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = given
        self.rate = own(given)

    def call(self, x):
        return tf.nn.dropout(x, self.rate)


class AttributeLater(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)

    def build(self, input_shape):
        self.rate = own(input_shape)
        self.built = True

    def call(self, x):
        return tf.nn.dropout(x, self.rate)


class AttributeOfAttribute(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.config = given

    def call(self, x):
        return tf.nn.dropout(x, self.config.rate)


class Tensor(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.rate = tf.Variable(0.5)

    def call(self, x):
        return tf.nn.dropout(x, self.rate)


class Eager(layers.Layer):
    def call(self, x):
        if tf.executing_eagerly():
            x = tf.nn.dropout(x, 0.5)
        return x


class Phase(layers.Layer):
    def call(self, x):
        if K.learning_phase():
            x = tf.nn.dropout(x, 0.5)
        return x


class Looped(layers.Layer):
    def call(self, x):
        for _ in range(3):
            x = tf.nn.dropout(x, 0.5)  # -> LL523
        return x


class Asks(layers.Layer):
    def call(self, x):
        mode = K.learning_phase()
        return own(tf.nn.dropout(x, 0.5), x, mode)
