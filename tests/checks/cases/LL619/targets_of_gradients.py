# keras: 2, 3
import numpy as np
import tensorflow as tf

mse = tf.keras.losses.MeanSquaredError()


class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(2)

    def call(self, x):
        return self.dense(x)


class ByArgmax(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            labels = tf.argmax(self(x, training=True), axis=-1)  # -> LL619
            loss = tf.reduce_mean(tf.cast(labels, tf.float32) - y)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"error": loss}


class ByNumber(Net):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.constant(float(mse(y, self(x, training=True))))  # -> LL619
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))


class OneOfTwo(Net):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            mean, scale = tf.split(self(x, training=True), 2, axis=-1)
            loss = tf.reduce_mean(tf.round(mean) - y) + tf.reduce_mean(scale)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"error": loss}


def deviation(values):
    return tf.math.reduce_std(tf.convert_to_tensor(values))


def by_numbers(model, x, y):
    losses = []
    for i in range(4):
        losses.append(float(mse(y[i], model(x)[i])))
    return deviation(losses)


def step_of_numbers(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = by_numbers(model, x, y)  # -> LL619
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


def step_of_arrays(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = mse(y, model(x, training=True).numpy())  # -> LL619
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


def step_of_means(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = tf.convert_to_tensor(np.mean(model(x, training=True) - y))  # -> LL619
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))


@tf.custom_gradient
def straight_through(x):
    return tf.round(x), lambda dy: dy


def right_steps(model, target, optimizer, x, y, transform):
    with tf.GradientTape(persistent=True) as tape:
        outputs = model(x, training=True)
        goal = y + 0.9 * np.max(target(x).numpy(), axis=1)
        first = mse(goal, tf.reduce_sum(outputs * tf.one_hot(tf.argmax(outputs, -1), 2), axis=1))
        second = mse(y, straight_through(outputs))
        third = mse(y, outputs + tf.stop_gradient(tf.round(outputs) - outputs))
        fourth = tf.reduce_mean(tf.round(outputs) - y) + sum(model.losses)
        fifth = transform(tf.round(outputs))
        sixth = mse(y, outputs)
        print(float(sixth), sixth.numpy())
    optimizer.apply_gradients(zip(tape.gradient(second, model.trainable_variables), model.trainable_variables))
    optimizer.apply_gradients(zip(tape.gradient(third, model.trainable_variables), model.trainable_variables))
    optimizer.apply_gradients(zip(tape.gradient(fourth, model.trainable_variables), model.trainable_variables))
    optimizer.apply_gradients(zip(tape.gradient(fifth, model.trainable_variables), model.trainable_variables))
    optimizer.apply_gradients(zip(tape.gradient(sixth, model.trainable_variables), model.trainable_variables))
    grads = tape.gradient(first, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
