# keras: 3
# not LL701
import keras
import tensorflow as tf
from keras import backend as K


class A(keras.Model):
    def train_step(self, data):
        self.optimizer.minimize(data)
        return {}

    def __init__(self, o):  # -> LL301
        self.optimizer = o
