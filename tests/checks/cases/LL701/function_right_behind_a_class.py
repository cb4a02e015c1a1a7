# keras: 3
import keras
from keras import backend as K
class Double(keras.layers.Layer):
    def call(self, x):
        return 2 * x
def total(x):
    return K.sum(x)  # -> LL701
