# keras: 3
import keras
import tensorflow as tf
from keras import backend as K


class A1(keras.Model):
    def train_step(self, data):
        self.optimizer.minimize(data, [])  # -> LL701
        return {}


class A2(keras.Model):
    def train_step(self, data):
        rate = self.optimizer._decayed_lr(tf.float32)  # -> LL701
        return {}


class A3(keras.Model):
    def train_step(self, data):
        rate = self.optimizer.lr  # -> LL701
        return {}


class A4(keras.Model):
    def train_step(self, data):
        found = self.optimizer.variables()  # -> LL701
        return {}


class A5(keras.Model):
    def train_step(self, data):
        self.optimizer.apply_gradients(data, experimental_aggregate_gradients=False)  # -> LL701
        return {}


class A6(keras.Model):
    def train_step(self, data):
        self.fit(data, workers=2)  # -> LL701
        return {}


class A7(keras.Model):
    def train_step(self, data):
        self.reset_states()  # -> LL701
        return {}
