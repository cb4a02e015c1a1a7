# keras: 2, 3
import tensorflow as tf


def in_a_loop(model, x):
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out)
        for weight in model.trainable_variables:
            loss += tf.nn.l2_loss(weight)
    return tape.gradient(loss, model.trainable_variables)


def taken_apart(model, x):
    out = model(x)
    with tf.GradientTape() as tape:
        kernel, bias = model.trainable_variables
        loss = tf.reduce_mean(out) + tf.nn.l2_loss(kernel) + tf.nn.l2_loss(bias)
    return tape.gradient(loss, model.trainable_variables)


def named_outside(model, x):
    out = model(x)
    kernel = model.trainable_variables[0]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + tf.nn.l2_loss(kernel)
    return tape.gradient(loss, model.trainable_variables)


def of_a_layer_named_outside(model, x):
    out = model(x)
    kernel = model.layers[0].kernel
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + tf.nn.l2_loss(kernel)
    return tape.gradient(loss, model.trainable_variables)


def each_of_a_list(model, x):
    weights = model.trainable_variables
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out) + tf.add_n([tf.nn.l2_loss(weight) for weight in weights])
    return tape.gradient(loss, model.trainable_variables)


def called_again_in_a_loop(model, data):
    out = model(data[0])
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out)
        for x in data:
            loss += tf.reduce_mean(model(x))
    return tape.gradient(loss, model.trainable_variables)


def called_again_under_a_condition(model, x, fine):
    out = model(x)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out)
        if fine:
            loss = tf.reduce_mean(model(x))
    return tape.gradient(loss, model.trainable_variables)


def one_of_two_losses(model, x, y, fine):
    out = model(x)  # -> LL618
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(out)
        if fine:
            loss = tf.reduce_mean(tf.square(out - y))
    return tape.gradient(loss, model.trainable_variables)


def of_one_output(model, x):
    out = model(x)  # -> LL618
    first = out[0]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(first)
    return tape.gradient(loss, model.trainable_variables)


def of_parts(model, x):
    left, right = tf.split(model(x), 2)  # -> LL618
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(left) - tf.reduce_mean(right)
    return tape.gradient(loss, model.trainable_variables)


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(1)])

    def call(self, x):
        return self.net(x)

    def of_the_model(self, x):
        out = self(x)
        kernel = self.trainable_variables[0]
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.nn.l2_loss(kernel)
        return tape.gradient(loss, self.trainable_variables)

    def of_a_network(self, x):
        out = self.net(x)
        kernel = self.net.trainable_variables[0]
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(out) + tf.nn.l2_loss(kernel)
        return tape.gradient(loss, self.net.trainable_variables)
