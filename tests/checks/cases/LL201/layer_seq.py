# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        net = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.ReLU()])  # -> LL201
        return net(x)
