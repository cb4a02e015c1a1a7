# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A(keras.Model):
    def train_step(self, data):
        self.optimizer.minimize(data, [])  # -> LL701

    def compile(self, o):
        super().compile(o, target_tensors=None)  # -> LL701
