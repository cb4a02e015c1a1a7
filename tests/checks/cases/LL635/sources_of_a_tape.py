# keras: 2, 3
import tensorflow as tf


def of_the_only_one(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
    return tape.gradient(target=score, sources=image)  # -> LL635


def of_an_entry(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
    return tape.gradient(score, [image, model.trainable_variables])


def of_a_quotient(model, image):
    mixed = tf.convert_to_tensor(image) / 2.0
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(mixed))
    return tape.gradient(score, mixed)  # -> LL635


def of_a_sum_of_unknowns(model, first, second):
    mixed = first + second
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(mixed))
    return tape.gradient(score, mixed)


def of_a_name_that_is_made_anew(model, image):
    image = tf.convert_to_tensor(image)
    first = tf.reduce_max(image)
    with tf.GradientTape() as tape:
        image = tf.Variable(image)
        score = tf.reduce_max(model(image)) * first
    return tape.gradient(score, image)


def of_another_name_under_the_tape(model, image):
    image = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        score = tf.reduce_max(model(image))
        other = tf.reduce_sum(score)
    return tape.gradient(other, image)  # -> LL635


def of_what_was_made_inside(model, image):
    start = tf.convert_to_tensor(image)
    with tf.GradientTape() as tape:
        inner = tf.nn.relu(model(start))
        score = tf.reduce_max(inner)
    return tape.gradient(score, inner)
