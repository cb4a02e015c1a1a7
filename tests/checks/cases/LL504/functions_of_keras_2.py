# keras: 2
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Evaluates(layers.Layer):
    def call(self, x):
        return K.eval(x)  # -> LL504


class Converts(layers.Layer):
    def call(self, x):
        return tf.keras.ops.convert_to_numpy(x)
