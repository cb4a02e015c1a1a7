# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], 3), name="w")
        self.wt = tf.transpose(self.w)  # -> LL108
        self.norm = self.w / tf.norm(self.w)  # -> LL108
        self.built = True
    def call(self, x):
        return tf.matmul(x, self.norm) @ self.wt
