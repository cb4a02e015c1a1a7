# keras: 2, 3
import tensorflow as tf


def freeze(model, flag=True):
    model.trainable = not flag


def train(data):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    freeze(model)
    model.compile("adam", "mse")
    model.fit(data)
    freeze(model, False)  # -> LL615
    model.fit(data)


def train_again(data, flag):
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    freeze(model)
    model.compile("adam", "mse")
    model.fit(data)
    freeze(model, False)
    model.compile("adam", "mse")
    model.fit(data)
    freeze(model, flag)
    model.fit(data)
