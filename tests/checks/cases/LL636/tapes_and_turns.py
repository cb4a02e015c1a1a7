# keras: 2, 3
import tensorflow as tf


def with_another_call(model, x, log):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    log(loss)
    return tape.gradient(loss, x), tape.gradient(loss, model.trainable_variables)  # -> LL636


def under_its_own_tape(model, x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = tf.reduce_mean(model(x))
        inner = tape.gradient(loss, x)
        penalty = loss + tf.reduce_sum(inner)
    return tape.gradient(penalty, model.trainable_variables)


def in_functions(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))

    def of_the_inputs():
        return tape.gradient(loss, x)

    def of_the_weights():
        return tape.gradient(loss, model.trainable_variables)

    return of_the_inputs if x is None else of_the_weights


def in_the_loop_of_its_tape(model, data):
    for x in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x))
        yield tape.gradient(loss, model.trainable_variables)


def with_settings(model, x, settings):
    with tf.GradientTape(**settings) as tape:
        loss = tf.reduce_mean(model(x))
    return tape.gradient(loss, x), tape.gradient(loss, model.trainable_variables)


def that_is_written_out(model, x):
    with tf.GradientTape(persistent=False) as tape:
        loss = tf.reduce_mean(model(x))
    first = tape.gradient(loss, x)
    return first, tape.gradient(loss, model.trainable_variables)  # -> LL636


def whose_gradient_is_named(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    gradient = tape.gradient(loss, x)
    total = tf.reduce_sum(gradient)
    return total + tf.reduce_mean(gradient)


def in_a_block_of_its_own(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    first = tape.gradient(loss, x)
    with tape:
        second = tape.gradient(loss, model.trainable_variables)
    return first, second


def of_the_last_turn(model, data, parts):
    for x in data:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(model(x))
    gradients = []
    for part in parts:
        gradients.append(tape.gradient(loss, part.trainable_variables))  # -> LL636
    return gradients


def at_the_end(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(x))
    try:
        print(loss)
    finally:
        gradient = tape.gradient(loss, model.trainable_variables)
    return gradient
