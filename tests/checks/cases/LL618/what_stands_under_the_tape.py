# keras: 2, 3
import tensorflow as tf
from elsewhere import Loss, own
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(1)])
other = keras.Sequential([keras.layers.Dense(1)])
optimizer = keras.optimizers.Adam()
mean = keras.losses.MeanSquaredError()
either = keras.losses.MeanSquaredError()
either = own()


def inside(x, y):
    with tf.GradientTape() as tape:
        loss = mean(y, model(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def outside(x, y):
    z = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = mean(y, z)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_weights(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(model.trainable_variables[0])
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_losses(x, y):
    with tf.GradientTape() as tape:
        loss = tf.add_n(model.losses)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_other(x, y):
    with tf.GradientTape() as tape:
        loss = mean(y, other(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_own(x, y):
    with tf.GradientTape() as tape:
        loss = own(x, y)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_either(x, y):
    z = model(x)
    with tf.GradientTape() as tape:
        loss = either(y, z)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_loss_of_elsewhere(x, y):
    z = model(x)
    with tf.GradientTape() as tape:
        loss = Loss()(y, z)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_new_loss(x, y):
    z = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = keras.losses.MeanSquaredError()(y, z)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_print(x, y):
    with tf.GradientTape() as tape:
        print(x)
        loss = tf.reduce_mean(y)
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def watched(x, y):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_mean(x)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def of_list(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(x)
    gradients = tape.gradient(loss, [model.trainable_variables[0]])
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def of_own_weights(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(x)
    gradients = tape.gradient(loss, own(model))
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_jacobian(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(x)
    gradients = tape.jacobian(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def by_another_tape(x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(x)
    gradients = own.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def inner(x, y):
    with tf.GradientTape() as tape:

        def inner():
            return model(x)

        loss = tf.reduce_mean(own(inner))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def entered(x, y):
    with tf.GradientTape() as tape:
        loss = mean(y, run(x))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def entered_other(x, y):
    with tf.GradientTape() as tape:
        loss = mean(y, skip(x))
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def nothing(x, y):
    with tf.GradientTape() as tape:
        loss = 3
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def two_tapes(x, y):
    with tf.GradientTape() as tape:
        with tf.GradientTape() as second:
            loss = mean(y, y)
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def given(x, y, network):
    z = network(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = mean(y, z)
    gradients = tape.gradient(loss, network.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))
    return loss


def run(x):
    return model(x)


def skip(x):
    return tf.square(x)
