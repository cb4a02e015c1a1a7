# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers
class A(layers.Layer):
    def __init__(self, n, size, **kwargs):
        super().__init__(**kwargs)
        self.places = layers.Embedding(n, size)(tf.range(n))  # -> LL108
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3, 3))
        self.kernel = self.compose()  # -> LL108
        self.parts = [tf.nn.softmax(self.a[i]) for i in range(2)]  # -> LL108
        super().build(input_shape)
    def compose(self):
        return tf.matmul(self.a, self.a)
    def call(self, x):
        return x @ self.kernel + self.parts[0] + self.places
