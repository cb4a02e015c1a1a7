# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(4)
    def call(self, x):
        mean, spread = tf.split(self.d(x), 2, axis=-1)
        kl = -0.5 * tf.reduce_sum(1 + spread - tf.square(mean), axis=1)
        self.add_loss(kl)  # -> LL603
        self.add_loss(tf.norm(x, axis=-1) * 0.1)  # -> LL603
        self.add_loss(tf.keras.losses.mse(x, x * 0.5))  # -> LL603
        loss = x * 0.1
        self.add_loss(loss)  # -> LL603
        self.add_loss(tf.reduce_mean(tf.reduce_sum(tf.square(x), axis=1)))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=[0, 1]))
        return mean
