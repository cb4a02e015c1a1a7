# keras: 3
import keras
import tensorflow as tf


class Base(keras.Model):
    def __init__(self, a, b, **kwargs):
        super().__init__(**kwargs)
        self.a = a
        self.b = b
        self.opt = keras.optimizers.Adam()
        self.other = keras.optimizers.Adam()

    def call(self, x):
        return self.b(self.a(x))


class Two(Base):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        one = tape.gradient(loss, self.a.trainable_variables)
        two = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(one, self.a.trainable_variables))
        self.opt.apply_gradients(zip(one, self.a.trainable_variables))
        self.opt.apply_gradients(zip(two, self.b.trainable_variables))  # -> LL611
        self.other.apply_gradients(zip(two, self.b.trainable_variables))
        return {"loss": loss}  # -> LL607


class OneOfTwo(Base):
    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        if self.first:  # -> LL202
            one = tape.gradient(loss, self.a.trainable_variables)
            self.opt.apply_gradients(zip(one, self.a.trainable_variables))
        else:
            two = tape.gradient(loss, self.b.trainable_variables)
            self.opt.apply_gradients(zip(two, self.b.trainable_variables))
        return {"loss": loss}  # -> LL607


class Locals(Base):
    def train_step(self, data):
        opt = self.opt
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        one = tape.gradient(loss, self.a.trainable_variables)
        two = tape.gradient(loss, self.b.trainable_variables)
        opt.apply_gradients(zip(one, self.a.trainable_variables))
        self.opt.apply_gradients()
        self.opt.apply_gradients(two)  # -> LL639
        self.opt.apply(two, self.b.trainable_variables)
        self.opt.apply_gradients(list(zip(two, self.b.trainable_variables)))
        return {"loss": loss}  # -> LL607


class Old(Base):
    def __init__(self, a, b, **kwargs):
        super().__init__(a, b, **kwargs)
        self.opt = tf.compat.v1.train.AdamOptimizer()

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        one = tape.gradient(loss, self.a.trainable_variables)
        two = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(one, self.a.trainable_variables))
        self.opt.apply_gradients(zip(two, self.b.trainable_variables))
        return {"loss": loss}  # -> LL607


class Legacy(Base):
    def __init__(self, a, b, **kwargs):
        super().__init__(a, b, **kwargs)
        self.opt = keras.optimizers.legacy.Adam()  # -> LL701
        self.other = keras.optimizers.Adam()

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        one = tape.gradient(loss, self.a.trainable_variables)
        two = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(one, self.a.trainable_variables))
        self.opt.apply_gradients(zip(two, self.b.trainable_variables))
        return {"loss": loss}  # -> LL607


class Unknown(Base):
    """Which variables come first is not known."""

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        two = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(self.pairs(loss))
        self.opt.apply_gradients(zip(two, self.b.trainable_variables))
        return {"mean": loss}

    def pairs(self, loss):
        return []
