# keras: 2, 3
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def kernel(self, units):
        return self.add_weight(name="kernel", shape=(3, units))
class A(Base):
    def call(self, x):
        return x @ self.kernel(4)  # -> LL101
