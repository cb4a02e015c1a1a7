# keras: 2
import tensorflow as tf


class Scaled(tf.keras.Model):
    def __init__(self, scale, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
        self.dense = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.scale * self.dense(x)


def with_its_scale(x):
    scale = tf.Variable(2.0)
    model = Scaled(scale)
    with tf.GradientTape() as tape:
        loss = scale * tf.reduce_mean(tf.round(model(x)) + 1.0)
    return tape.gradient(loss, model.trainable_variables)


shared_scale = tf.Variable(2.0)


def with_the_scale_of_the_module(x):
    model = Scaled(shared_scale)
    with tf.GradientTape() as tape:
        loss = shared_scale * tf.reduce_mean(tf.round(model(x)) + 1.0)
    return tape.gradient(loss, model.trainable_variables)
