# keras: 2, 3
import tensorflow as tf
from elsewhere import importance


def by_a_lambda(model, x):
    out = model(x)
    with tf.GradientTape() as tape:
        rows = tf.map_fn(lambda row: model(row[None])[0], x)
        loss = tf.reduce_mean(out) + tf.reduce_mean(rows)
    return tape.gradient(loss, model.trainable_variables)


def by_the_losses_of_a_part(x):
    backbone = tf.keras.layers.Dense(1, kernel_regularizer="l2")
    model = tf.keras.Sequential([backbone])
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + tf.add_n(backbone.losses)
    return tape.gradient(loss, model.trainable_variables)


def by_a_given_function(model, penalty, x):
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + penalty(x)
    return tape.gradient(loss, model.trainable_variables)


def by_a_given_object(model, trainer, x):
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + trainer.penalty(x)
    return tape.gradient(loss, model.trainable_variables)


def by_a_measure_of_the_output(model, measure, x):
    out = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = measure(out)
    return tape.gradient(loss, model.trainable_variables)


def with_what_was_computed_before(model, x):
    out = model(x)  # -> LL618
    weights = importance(x)
    norm = tf.nn.l2_loss(model.trainable_variables[0])
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out * weights) * norm
    return tape.gradient(loss, model.trainable_variables)


def chosen_at_the_end(model, x, fine):
    out = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        first = tf.reduce_mean(out)
        second = tf.reduce_max(out)
        shown = tf.reduce_mean(model(x))
    print(shown)
    return tape.gradient(first if fine else second, model.trainable_variables)


def changed_in_a_loop(model, x):
    out = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out)
        shown = tf.reduce_mean(model(x))
        for power in range(3):
            loss += tf.reduce_mean(out**power)
    print(shown)
    return tape.gradient(loss, model.trainable_variables)
