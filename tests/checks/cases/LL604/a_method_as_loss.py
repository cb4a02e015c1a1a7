# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
    def loss_of_w(self):
        return tf.reduce_sum(self.w)
    @property
    def size_of_w(self):
        return tf.reduce_sum(self.w)
    def call(self, x):
        self.add_loss(self.loss_of_w)  # -> LL604
        self.add_loss(self.loss_of_w())
        self.add_loss(self.size_of_w)
        return x * self.w
