# keras: 3
import keras
import tensorflow as tf
from keras import layers
from penalties import penalty


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4, kernel_regularizer="l2")

    def call(self, x):
        return self.dense(x)


class Plain(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)


def leaves_out(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))  # -> LL602
        gradients = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(gradients, net.trainable_variables))


def adds(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x))) + sum(net.losses)
        gradients = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(gradients, net.trainable_variables))


def hands_on(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x))) + penalty(net)
        gradients = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(gradients, net.trainable_variables))


def hands_other_on(data):
    net = Net()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x))) + penalty(y)  # -> LL602
        gradients = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(gradients, net.trainable_variables))


def has_none(data):
    net = Plain()
    opt = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))
        gradients = tape.gradient(loss, net.trainable_variables)
        opt.apply_gradients(zip(gradients, net.trainable_variables))


def of_parts(data):
    net = keras.Sequential([layers.Dense(4, kernel_regularizer="l2")])
    bare = keras.Sequential([layers.Dense(4)])
    opt = keras.optimizers.Adam()
    other = keras.optimizers.Adam()
    for x, y in data:
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(tf.square(y - net(x)))  # -> LL602
            rest = tf.reduce_mean(tf.square(y - bare(x)))
        opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        other.apply_gradients(zip(tape.gradient(rest, bare.trainable_variables), bare.trainable_variables))
