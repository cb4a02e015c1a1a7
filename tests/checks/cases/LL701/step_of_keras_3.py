# keras: 3
# not LL701
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.Model):
    def train_step(self, data):
        self.optimizer.apply_gradients(data)
        return {}


class A2(keras.Model):
    def train_step(self, data):
        rate = self.optimizer.learning_rate
        return {}


class A3(keras.Model):
    def train_step(self, data):
        found = self.optimizer.variables
        return {}


class A4(keras.Model):
    def train_step(self, data):
        self.other.minimize(data)  # -> LL202
        return {}


class A5(keras.Model):
    def train_step(self, data):
        self.reset_metrics()
        return {}


class A6(keras.Model):
    def train_step(self, data):
        found = self.compiled_metrics
        return {}
