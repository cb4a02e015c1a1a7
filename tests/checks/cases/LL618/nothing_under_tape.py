# keras: 2, 3
import tensorflow as tf
from elsewhere import derivatives, make_score
from tensorflow import keras

model = keras.Sequential([keras.layers.Dense(3)])
optimizer = keras.optimizers.Adam()
loss_fn = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
score = make_score(model)


def step(logits, labels):
    with tf.GradientTape() as tape:
        loss = loss_fn(labels, logits)
    gradients = tape.gradient(loss, model.trainable_variables)  # -> LL618
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))


def squared(net, x, y):
    prediction = net(x, training=True)  # -> LL618
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - prediction))
    return tape.gradient(loss, net.trainable_variables)


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


def of_functions(net, x, y, log):
    prediction = net(x, training=True)  # -> LL618
    with tf.GradientTape() as tape:
        print("step")
        loss = keras.losses.mean_squared_error(y, prediction)
    gradients = tape.gradient(loss, net.trainable_variables)
    log.write(gradients, net.trainable_variables)
    return gradients


def called_elsewhere(net, x, y, warm):
    if warm:
        net(x)
    try:
        net(y)
    except ValueError:
        return None
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(y - x))
    return tape.gradient(loss, net.trainable_variables)  # -> LL618


def of_something_else(x, box, pair):
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        loss = tf.square(x)
    by_itself = derivatives.gradient(loss, model.trainable_variables)
    return by_itself, tape.gradient(loss, x), tape.gradient(loss, box.values), tape.gradient(*pair)


def of_its_own_function(x):
    with tf.GradientTape() as tape:
        loss = tf.square(x)
    return derivatives.gradient(loss, model.trainable_variables), tape.gradient(loss, x)


def of_an_unknown_score(x, y):
    with tf.GradientTape() as tape:
        loss = score(x, y)
    return tape.gradient(loss, model.trainable_variables)


def of_an_attribute(net, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.square(x - net.scale))
    return tape.gradient(loss, net.trainable_variables)


def of_losses(part, whole):
    with tf.GradientTape() as tape:
        loss = tf.add_n(part.losses)
    return tape.gradient(loss, whole.trainable_variables)


class Trainer:
    def __init__(self, weights):
        self.trainable_variables = weights

    def step(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_sum(tf.square(x))
        return tape.gradient(loss, self.trainable_variables)


def of_a_tape_that_is_given(outer, net, x, y):
    with tf.GradientTape() as tape:
        penalty = tf.reduce_sum(tf.square(x))
    return outer.gradient(y, net.trainable_variables), tape.gradient(penalty, x)


def of_a_tape_of_elsewhere(net, x, y):
    with tf.GradientTape() as tape:
        penalty = tf.reduce_sum(tf.square(x))
    return derivatives.tape.gradient(y, net.trainable_variables), tape.gradient(penalty, x)


def of_a_given_tape_beside(outer, net, x, y):
    with tf.GradientTape() as tape:
        penalty = tf.reduce_sum(tf.square(x))
    return outer.gradient(y, net.trainable_variables), tape.gradient(penalty, net.trainable_variables)  # -> LL618
