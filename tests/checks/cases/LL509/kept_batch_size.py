# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.batch = input_shape[0]
        self.steps = input_shape[1]
        self.rows = input_shape[0]
        if self.rows is None:
            self.rows = 1
    def call(self, x):
        y = tf.reshape(x, (self.batch, -1))  # -> LL509
        z = tf.reshape(x, (-1, self.steps)) + tf.zeros((self.rows, 1))
        return y * float(x.shape[0]) + int(x.shape[1])  # -> LL509
