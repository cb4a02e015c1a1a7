# keras: 3
# Optimizers that several parts use: one object under two names, another one, or one for both.
import keras
import tensorflow as tf


class Parts(keras.Model):
    def __init__(self, optimizer_of_both=None, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(4)
        self.second = keras.layers.Dense(4)
        self.one = keras.optimizers.Adam()
        self.two = keras.optimizers.Adam()
        self.given = optimizer_of_both
        self.again = optimizer_of_both

    def call(self, x):
        return self.second(self.first(x))

    def loss_of(self, x):
        return tf.reduce_mean(self(x, training=True))


class OneForEach(Parts):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = self.loss_of(data)
        first = tape.gradient(loss, self.first.trainable_variables)
        second = tape.gradient(loss, self.second.trainable_variables)
        self.one.apply_gradients(zip(first, self.first.trainable_variables))
        self.two.apply_gradients(zip(second, self.second.trainable_variables))
        return {"total": loss}


class OneForBoth(keras.Model):
    def __init__(self, optimizer_of_both=None, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(4)
        self.second = keras.layers.Dense(4)
        self.given = optimizer_of_both
        self.again = optimizer_of_both

    def call(self, x):
        return self.second(self.first(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data, training=True))
        first = tape.gradient(loss, self.first.trainable_variables)
        second = tape.gradient(loss, self.second.trainable_variables)
        self.given.apply_gradients(zip(first, self.first.trainable_variables))
        self.again.apply_gradients(zip(second, self.second.trainable_variables))  # -> LL611
        return {"total": loss}


class InTurn(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(4)
        self.second = keras.layers.Dense(4)
        self.one = keras.optimizers.Adam()

    def call(self, x):
        return self.second(self.first(x))

    def train_step(self, data):
        for net in (self.first, self.second):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(self(data, training=True))
            gradients = tape.gradient(loss, net.trainable_variables)
            self.one.apply_gradients(zip(gradients, net.trainable_variables))  # -> LL611
        return {"total": loss}


class OneInTurn(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(4)
        self.one = keras.optimizers.Adam()

    def call(self, x):
        return self.first(x)

    def train_step(self, data):
        for net in (self.first,):
            with tf.GradientTape() as tape:
                loss = tf.reduce_mean(self(data, training=True))
            gradients = tape.gradient(loss, net.trainable_variables)
            self.one.apply_gradients(zip(gradients, net.trainable_variables))
        return {"total": loss}


class ByAHelper(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(4)
        self.second = keras.layers.Dense(4)
        self.one = keras.optimizers.Adam()

    def call(self, x):
        return self.second(self.first(x))

    def apply(self, net, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(data, training=True))
        gradients = tape.gradient(loss, net.trainable_variables)
        self.one.apply_gradients(zip(gradients, net.trainable_variables))
        return loss

    def train_step(self, data):
        self.apply(self.first, data)
        return {"total": self.apply(self.second, data)}  # -> LL611


class WithArguments(ByAHelper):
    def train_step(self, data):
        options = {"data": data}
        return {"total": self.apply(self.first, **options)}
