# keras: 2, 3
import tensorflow as tf
from elsewhere import blur
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras.layers import Dense, Flatten, Input, Lambda

encoder = keras.Sequential([Dense(4)])
frozen = keras.applications.VGG16(include_top=False)
frozen.trainable = False
scale = tf.Variable(1.0)
factor = 2.0


def repeat(model, times):
    def apply(x):
        for _ in range(times):
            x = model(x)
        return x

    return apply


def scaled(x):
    return x * scale


def shown(x):
    print(x)


def halved(x):
    return x / factor


def nothing_yet(x):
    pass


inputs = Input((4,))
first = Lambda(repeat(encoder, 2))(inputs)  # -> LL621
second = Lambda(scaled)(inputs)  # -> LL621
third = Lambda(lambda x: encoder(x) + 1.0)(inputs)  # -> LL621
fourth = Lambda(lambda x: Dense(3)(x))(inputs)  # -> LL621
fifth = Lambda(shown)(inputs)  # -> LL621
sixth = Lambda(lambda x: scaled(x))(inputs)  # -> LL621
right = [
    Lambda(halved)(inputs),
    Lambda(lambda x: frozen(x))(inputs),
    Lambda(lambda x: Flatten()(x))(inputs),
    Lambda(lambda x: K.sum(x, axis=-1))(inputs),
    Lambda(blur)(inputs),
    Lambda(nothing_yet),
    Lambda(lambda encoder: encoder + 1.0)(inputs),
]
