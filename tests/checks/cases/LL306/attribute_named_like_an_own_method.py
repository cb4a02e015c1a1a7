# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Net(keras.Model):
    def metrics_names(self):
        return ["own"]

    def prepare(self):
        self.metrics_names = lambda: ["other"]

    def call(self, inputs):
        return inputs
