# keras: 2, 3
from tensorflow import keras


class Required(keras.layers.Layer):
    def call(self, x, trainning):
        return x * 2.0 if trainning else x


class Starred(keras.layers.Layer):
    def call(self, x, *trainings):
        return x * 2.0 if trainings else x
