# keras: 3
import tensorflow as tf
from tensorflow import keras


def decayed(rate):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    for weight in model.trainable_weights:
        model.add_loss(lambda: tf.nn.l2_loss(weight) * rate)  # -> LL604
    return model
