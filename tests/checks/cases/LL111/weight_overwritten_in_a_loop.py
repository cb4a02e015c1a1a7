# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        for i in range(3):
            self.w = self.add_weight(name=f"w{i}", shape=(3,))  # -> LL111
        super().build(input_shape)
    def call(self, x):
        return x * self.w
