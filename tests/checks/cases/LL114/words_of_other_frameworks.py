# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3,), initializer="xavier")  # -> LL114
        self.b = self.add_weight(name="b", shape=(3,), initialiser="zeros")  # -> LL114
        super().build(input_shape)
    def call(self, x):
        return x * self.a + self.b
