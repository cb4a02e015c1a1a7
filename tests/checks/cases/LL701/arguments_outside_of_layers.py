# keras: 3
import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Dense
from tensorflow.keras.optimizers import Adam

lr = 0.1
adam = Adam(lr=lr)  # -> LL701
slow = Adam(learning_rate=lr)
settings = dict(lr=0.1)


def make(lr=0.1, version=3):
    norm = BatchNormalization(fused=True)  # -> LL701
    model = tf.keras.Sequential([Dense(3, batch_input_shape=(2, 3)), norm])  # -> LL701
    model.compile(optimizer=tf.keras.optimizers.SGD(lr=lr), loss="mse")  # -> LL701
    try:
        return Adam(lr=lr)
    except ValueError:
        return Adam(learning_rate=lr)


def hidden(Adam):
    return Adam(lr=0.1)
