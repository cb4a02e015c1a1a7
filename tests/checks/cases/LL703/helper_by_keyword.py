# keras: 3
import keras
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K


class A(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        y = self.head(y=x)
        super().__init__(inputs=x, outputs=x)

    def head(self, y, size=2):
        return tf.concat([y, y], -1)  # -> LL703


class HandedOn(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        super().__init__(inputs=x, outputs=self.head(x))

    def head(self, tensor):
        return self.scaled(tensor) + self.own(tensor)

    def scaled(self, tensor):
        return tf.concat([tensor, tensor], -1)  # -> LL703

    def own(self, tensor):
        return self.inner(tensor)

    def inner(self, tensor):
        return tf.square(tensor)  # -> LL703


class HandedOnSomethingElse(keras.Model):
    def __init__(self):
        x = keras.Input((3,))
        self.size = self.scaled(tf.ones((3,)))
        super().__init__(inputs=x, outputs=self.head(x))

    def head(self, tensor):
        return self.scaled(tensor)

    def scaled(self, tensor):
        return tf.concat([tensor, tensor], -1)
