# keras: 2, 3
import tensorflow as tf
from tensorflow.keras.layers import Dense
class A(Dense):
    def __init__(self, units, mask, **kwargs):
        super().__init__(units, **kwargs)
        self.mask = mask
    def build(self, input_shape):
        super().build(input_shape)
        self.masked = self.kernel * self.mask  # -> LL108
    def call(self, x):
        self.bias = self.bias * self.mask  # -> LL107
        return tf.matmul(x, self.masked) + self.bias
