# keras: 2, 3
import tensorflow as tf

mse = tf.keras.losses.MeanSquaredError()


class Differences:
    """Gradients by finite differences: the loss may be constant between jumps."""

    def gradient(self, target, sources):
        return [target * tf.ones_like(source) for source in sources]


class Ranked(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(1)
        self.rank = tf.keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x) + self.rank(x)

    def by_its_layer(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.round(self.dense(x))) + tf.reduce_mean(self.rank(x))
        return tape.gradient(loss, self.trainable_variables)

    def by_the_rank(self, x):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.round(self.dense(x))) + tf.cast(tf.rank(self.rank(x)), tf.float32)  # -> LL619
        return tape.gradient(loss, self.trainable_variables)

    def divided_by_a_size(self, x):
        with tf.GradientTape() as tape:
            out = self.dense(x)
            loss = tf.reduce_sum(tf.round(out)) / out.shape[-1]  # -> LL619
        return tape.gradient(loss, self.trainable_variables)

    def in_the_dtype_of_the_output(self, x, y):
        with tf.GradientTape() as tape:
            out = self.dense(x)
            loss = tf.reduce_mean(tf.cast(y, out.dtype) * tf.round(out))  # -> LL619
        return tape.gradient(loss, self.trainable_variables)


def by_differences(model, estimator, x, y):
    with tf.GradientTape() as tape:
        exact = mse(y, model(x))
    rough = tf.reduce_mean(tf.abs(tf.round(model(x)) - y))
    return estimator.gradient(rough, model.trainable_variables), tape.gradient(exact, model.trainable_variables)


def rounded_after_the_tape(model, x, y):
    with tf.GradientTape() as tape:
        out = model(x)
    loss = tf.reduce_mean(tf.abs(tf.round(out) - y))  # -> LL627
    return tape.gradient(loss, model.trainable_variables)


def of_pairs(model, data):
    x, y = data
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(tf.round(model(x)) - y))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def of_batches(model, batches):
    for x, y in batches:
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.abs(tf.round(model(x)) - y))  # -> LL619
        yield tape.gradient(loss, model.trainable_variables)


def of_what_a_network_splits(model, x):
    with tf.GradientTape() as tape:
        mean, scale = model(x)
        loss = tf.reduce_mean(tf.round(mean)) + tf.reduce_mean(scale)
    return tape.gradient(loss, model.trainable_variables)


def of_one_entry(model, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.round(model(x))[0] - y)  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def of_given_arguments(model, x, pair, rest):
    with tf.GradientTape(persistent=True) as tape:
        rounded = tf.round(mse(x, model(x)))
    first = tape.gradient(*pair)
    second = tape.gradient(sources=model.trainable_variables, **rest)
    return first, second, tape.gradient(rounded, **rest)


class Log:
    def write(self, target, sources):
        print(target, len(sources))


def written(model, x):
    log = Log()
    with tf.GradientTape() as tape:
        loss = mse(x, model(x))
    log.write(tf.round(model(x)), model.trainable_variables)
    return tape.gradient(loss, model.trainable_variables)


def by_a_closure(model, x):
    def shifted(row):
        return row + tf.reduce_mean(model(x))

    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.map_fn(shifted, tf.round(model(x))))
    return tape.gradient(loss, model.trainable_variables)


def by_a_lambda(model, x):
    with tf.GradientTape() as tape:
        rows = tf.map_fn(lambda row: row + tf.reduce_mean(model(x)), tf.round(model(x)))
        loss = tf.reduce_mean(rows)
    return tape.gradient(loss, model.trainable_variables)


def twice_a_mean(model, x):
    with tf.GradientTape() as tape:
        loss = 2.0 * tf.reduce_mean(tf.round(model(x)))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def divided_by_a_length(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(tf.round(model(x))) / len(x)  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def in_a_sum(model, x):
    with tf.GradientTape() as tape:
        loss = sum([tf.reduce_mean(tf.round(model(x))), 1.0])  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def by_a_comparison(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.cast(model(x) > 0.5, tf.float32))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def by_a_function_of_numpy(model, x):
    def rounded(values):
        return values.round()

    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.numpy_function(rounded, [model(x)], tf.float32))  # -> LL619
    return tape.gradient(loss, model.trainable_variables)


def cut_on_purpose(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.stop_gradient(tf.round(model(x))))
    return tape.gradient(loss, model.trainable_variables)


def with_the_weights(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.round(model(x)))
        for weight in model.trainable_variables:
            loss += tf.nn.l2_loss(weight)
    return tape.gradient(loss, model.trainable_variables)


def with_one_weight(model, x):
    with tf.GradientTape() as tape:
        kernel, bias = model.trainable_variables
        loss = tf.reduce_mean(tf.round(model(x))) + tf.nn.l2_loss(kernel) + tf.nn.l2_loss(bias)
    return tape.gradient(loss, model.trainable_variables)


def with_each_weight(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.round(model(x))) + sum(tf.nn.l2_loss(one) for one in model.trainable_variables)
    return tape.gradient(loss, model.trainable_variables)


def taken_later(model, x):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.round(model(x)))

        def gradients():
            return tape.gradient(loss, model.trainable_variables)

        loss = tf.reduce_mean(model(x))
    return gradients()
