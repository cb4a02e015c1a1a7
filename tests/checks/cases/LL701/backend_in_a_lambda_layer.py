# keras: 3
from tensorflow.keras import Input, Model
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Lambda


def build():
    inputs = Input((3,))
    hidden = Lambda(lambda x: x * K.cast(K.learning_phase(), "float32"))(inputs)  # -> LL701
    later = lambda x: K.learning_phase() * x  # -> LL701
    return Model(inputs, Dense(1)(hidden)), later
