# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


def build():
    return keras.Sequential([keras.layers.Flatten(), keras.layers.Dense(10)])


net = build()
right = keras.Sequential([keras.layers.Dense(10, activation="softmax")])
optimizer = keras.optimizers.SGD()


def step(x, y):
    with tf.GradientTape() as tape:
        logits = net(x)
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, logits))  # -> LL614
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))


def step_by_its_metric(x, y):
    with tf.GradientTape() as tape:
        loss = keras.metrics.sparse_categorical_crossentropy(y, net(x), False)  # -> LL614
    return tape.gradient(loss, net.trainable_variables)


def other_losses(x, y, options):
    with tf.GradientTape() as tape:
        loss = keras.losses.mean_squared_error(y, net(x))
        loss += keras.losses.categorical_crossentropy(y, net(x), **options)
        loss += keras.losses.categorical_crossentropy(y, y_pred=x)
        loss += keras.losses.categorical_crossentropy(y_true=y, y_pred=x)
    return tape.gradient(loss, net.trainable_variables)


def step_right(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, net(x), from_logits=True))
        loss += tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, right(x)))
        loss += tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(y, tf.nn.softmax(net(x))))
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
