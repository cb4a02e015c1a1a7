# keras: 2
import tensorflow as tf


class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.add_loss(lambda: tf.reduce_sum(self.w))
        self.add_loss(self.loss_of_w)
        self.built = True

    def loss_of_w(self):
        return tf.reduce_sum(self.w)

    def call(self, x):
        self.add_loss(lambda: tf.reduce_sum(self.w))  # -> LL604
        self.add_loss(0.5)
        self.penalize()
        return x * self.w

    def penalize(self):
        self.add_loss(self.loss_of_w)  # -> LL604

    def later(self):
        self.add_loss(self.loss_of_w)
