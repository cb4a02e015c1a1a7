# keras: 2, 3
import tensorflow as tf
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(3)])
optimizer = keras.optimizers.Adam()
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)


def step(logits, labels):
    with tf.GradientTape() as tape:
        loss = loss_fn(labels, logits)
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def squared(net, x, y):
    prediction = net(x, training=True)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - prediction))
    return tape.gradient(loss, net.trainable_variables)  # -> LL618


def right(x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x, training=True))
    return tape.gradient(loss, model.trainable_variables)


def by_a_function(x, y, compute_loss):
    with tf.GradientTape() as tape:
        loss = compute_loss(x, y)
    return tape.gradient(loss, model.trainable_variables)


def of_parts(encoder, decoder, whole, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(x - decoder(encoder(x))))
    return tape.gradient(loss, whole.trainable_variables)


def of_weights(logits, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, logits) + tf.add_n([tf.nn.l2_loss(w) for w in model.trainable_variables])
    return tape.gradient(loss, model.trainable_variables)


def through_a_helper(x, y):
    def run():
        return model(x, training=True)

    with tf.GradientTape() as tape:
        loss = loss_fn(y, run())
    return tape.gradient(loss, model.trainable_variables)


def twice(x, y):
    with tf.GradientTape(persistent=True) as tape:
        logits = model(x, training=True)
    with tape:
        loss = loss_fn(y, logits)
    return tape.gradient(loss, model.trainable_variables)
