# keras: 3
import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class A(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = self.head(x) + self.head(tf.ones((2, 3)))
        super().__init__(inputs=x, outputs=x)

    def head(self, y, size=2):
        return tf.reduce_sum(y)
