# keras: 2, 3
import tensorflow as tf


class Loop:
    def __init__(self, rate=0.1):
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1)])
        self.opt = tf.keras.optimizers.SGD(rate)
        self.loss = tf.keras.losses.MeanSquaredError()

    def late(self, x, y):
        out = self.net(x, training=True)  # -> LL618
        with tf.GradientTape() as tape:
            loss = self.loss(y, out)
        grads = tape.gradient(loss, self.net.trainable_weights)
        self.opt.apply_gradients(zip(grads, self.net.trainable_weights))
        return loss

    def right(self, x, y):
        with tf.GradientTape() as tape:
            out = self.net(x, training=True)
            loss = self.loss(y, out)
        grads = tape.gradient(loss, self.net.trainable_weights)
        self.opt.apply_gradients(zip(grads, self.net.trainable_weights))
        return loss
