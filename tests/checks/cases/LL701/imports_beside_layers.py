# keras: 3
import keras
from keras import layers
from keras.engine.topology import InputSpec  # -> LL701
from keras.layers import CuDNNLSTM  # -> LL701
from keras.layers import Dense, Layer
from keras.layers.core import Dropout, Lambda  # -> LL701
from keras.layers.merge import concatenate as join  # -> LL701
from keras.legacy import interfaces  # -> LL701
from keras.preprocessing.text import Tokenizer  # -> LL701
from keras.utils import to_categorical
from keras.utils.np_utils import to_categorical as one_hot  # -> LL701
from tensorflow.keras.layers.experimental import preprocessing  # -> LL701
from tensorflow.keras.layers.experimental.preprocessing import Rescaling  # -> LL701

try:
    from keras.layers.advanced_activations import LeakyReLU
except ImportError:
    from keras.layers import LeakyReLU


class Own(Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = [Dense(3), Dropout(0.5), Lambda(join), LeakyReLU()]
        self.cell = keras.layers.local.LocallyConnected1D(3, 2)  # -> LL701
        self.input_spec = InputSpec(ndim=2)

    def call(self, x):
        for one in self.inner:
            x = one(x)
        return layers.add([x, x])
