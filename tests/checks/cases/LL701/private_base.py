# keras: 3
from keras import backend as K
from keras.engine.topology import Layer  # -> LL701


class Own(Layer):
    def call(self, x):
        return K.sum(x, axis=-1)  # -> LL701
