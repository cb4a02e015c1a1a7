# keras: 3
import tensorflow as tf
from tensorflow.keras import applications, layers


class Told(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training=None):
        return self.drop(inputs, training=training)


class Required(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training):
        return self.drop(inputs, training=training)


class Unsettled(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def build(self, input_shape):
        self.size = input_shape[-1]

    def call(self, inputs):
        return self.drop(inputs, training=None) * self.size


class OfClasses(layers.Layer):
    """It keeps the class, not a layer."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.made = layers.Dropout

    def call(self, inputs):
        return self.made(0.0)(inputs)  # -> LL201


class OfClass(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.block = OfClasses()
        self.make = layers.Dropout
        self.net = applications.resnet50
        self.inner = layers.Dense(4)

    def call(self, inputs):
        return self.inner(self.block(inputs))


class OfTold(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Told()

    def call(self, inputs):  # -> LL506
        return self.block(inputs)


class OfUnsettled(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Unsettled()

    def call(self, inputs):  # -> LL506
        return self.block(inputs)


class OfDefault(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.GaussianDropout(rate=0.5)
        self.noise = layers.GaussianNoise(stddev=1.0)

    def call(self, inputs):  # -> LL506
        return self.noise(self.drop(inputs))


class OfNoise(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.noise = layers.GaussianNoise(stddev=1.0)

    def call(self, inputs):  # -> LL506
        return self.noise(inputs)


class Filled(tf.keras.Model):
    def __init__(self):
        super().__init__()
        plain = tf.keras.Sequential()
        plain.add(layers.Dense(4))
        other = tf.keras.Sequential()
        other.add(layers.Dropout(0.5))
        self.plain = plain
        self.spare = [other]

    def call(self, inputs):
        return self.plain(inputs)


class FilledWithDropout(tf.keras.Model):
    def __init__(self):
        super().__init__()
        net = tf.keras.Sequential()
        net.add(layers.Dense(4))
        net.add(layers.Dropout(0.5))
        self.net = net

    def call(self, inputs):  # -> LL506
        return self.net(inputs)


class Functional(tf.keras.Model):
    def __init__(self):
        super().__init__()
        inputs = layers.Input((3,))
        told = layers.Dropout(0.5)(inputs, training=True)
        dense = layers.Dense(4)
        self.net = tf.keras.Model(inputs, dense(told))
        self.plain = tf.keras.Sequential([layers.Dense(3)])

    def call(self, inputs):
        return self.net(self.plain(inputs))


class Rows(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.blocks = [(layers.Dense(4), layers.Dropout(0.5)), (layers.Dense(4), layers.Dropout(0.5))]

    def call(self, inputs):  # -> LL506
        for dense, drop in self.blocks:
            inputs = drop(dense(inputs))
        return inputs


class RowsOfMore(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.blocks = [(layers.Dense(4), tf.nn.relu, layers.Dropout(0.5))]

    def call(self, inputs):
        for dense, act, _ in self.blocks:
            inputs = act(dense(inputs))
        return inputs


class Mask(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(4)

    def call(self, inputs):
        return self.dense(self.drop(inputs, training=True))
