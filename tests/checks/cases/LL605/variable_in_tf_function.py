# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    @tf.function
    def train(self, x):
        step = tf.Variable(0)  # -> LL605
        step.assign_add(1)
        return self(x)
