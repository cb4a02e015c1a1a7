# keras: 3
import keras
import tensorflow as tf
from keras import layers


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(4)

    def call(self, x, training=None):
        return self.dense(self.drop(x, training=training))


class Always(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(4)

    def call(self, x, training=True):
        return self.dense(self.drop(x, training=training))


class Plain(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x, training=None):
        return self.dense(x)


def train(data, net):
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def silent(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))  # -> LL609
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def told(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x, training=True)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def by_default(data):
    net = Always()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def without(data):
    net = Plain()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def of_parts(data):
    net = keras.Sequential([layers.Dense(4), layers.Dropout(0.5)])
    bare = keras.Sequential([layers.Dense(4)])
    opt = keras.optimizers.Adam()
    other = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))  # -> LL609
            rest = tf.reduce_mean(tf.square(y - bare(x)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        other.apply_gradients(zip(tape.gradient(rest, bare.trainable_variables), bare.trainable_variables))
