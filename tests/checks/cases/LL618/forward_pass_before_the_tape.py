# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Step(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, inputs, training=None):
        return self.dense(inputs)

    def forward(self, x):
        return self(x, training=True)

    def apply(self, tape, loss):
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))

    def train_step(self, data):
        x, y = data
        y_pred = self(x, training=True)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - y_pred))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class OfKeras(Step):
    def train_step(self, data):
        x, y = data
        y_pred = self(x, training=True)  # -> LL618
        with tf.GradientTape() as tape:
            tape.watch(y_pred)
            loss = self.compute_loss(x, y, y_pred)
        weights = self.trainable_variables
        self.optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        for metric in self.metrics:
            metric.update_state(y, y_pred)
        return {metric.name: metric.result() for metric in self.metrics}


class OfAHelper(Step):
    def forward(self, x):
        return self(x, training=True)

    def train_step(self, data):
        x, y = data
        y_pred = self.forward(x)  # -> LL618
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - y_pred))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class Gan(keras.Model):
    def __init__(self, generator, discriminator, loss_fn, **kwargs):
        super().__init__(**kwargs)
        self.generator = generator
        self.discriminator = discriminator
        self.loss_fn = loss_fn
        self.g_optimizer = keras.optimizers.Adam(1e-4)
        self.d_optimizer = keras.optimizers.Adam(1e-4)

    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        fake = self.generator(noise, training=True)  # -> LL618
        with tf.GradientTape() as tape:
            out = self.discriminator(tf.concat([real, fake], 0), training=True)
            d_loss = self.loss_fn(tf.zeros_like(out), out)
        grads = tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_variables))
        with tf.GradientTape() as tape:
            out = self.discriminator(fake, training=True)
            g_loss = self.loss_fn(tf.ones_like(out), out)
        grads = tape.gradient(g_loss, self.generator.trainable_variables)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_variables))
        return {"d_loss": d_loss, "g_loss": g_loss}


class GanOfOne(Gan):
    def train_step(self, real):
        noise = tf.random.normal((tf.shape(real)[0], 4))
        fake = self.generator(noise, training=True)
        with tf.GradientTape() as tape:
            out = self.discriminator(tf.concat([real, fake], 0), training=True)
            d_loss = self.loss_fn(tf.zeros_like(out), out)
        grads = tape.gradient(d_loss, self.discriminator.trainable_variables)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_variables))
        return {"d_loss": d_loss}


class WithATarget(Step):
    def train_step(self, data):
        x, y = data
        before = self(x, training=False)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y + before - self(x, training=True)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class InHelpers(Step):
    def forward(self, x):
        return self(x, training=True)

    def error(self, x, y, before):
        return tf.reduce_mean(tf.square(y - self.forward(x)) + before)

    def train_step(self, data):
        x, y = data
        before = self(x, training=True)
        with tf.GradientTape() as tape:
            loss = self.error(x, y, before)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class OnlyTheHead(Step):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = keras.layers.Dense(1)

    def train_step(self, data):
        x, y = data
        features = self.dense(x)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.head(features)))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"mse": loss}


class OfItsWeights(Step):
    def train_step(self, data):
        x, y = data
        error = tf.reduce_mean(tf.square(y - self(x, training=True)))
        with tf.GradientTape() as tape:
            loss = error + tf.add_n([tf.nn.l2_loss(weight) for weight in self.trainable_weights])
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


class BySurrogate(Step):
    def __init__(self, surrogate, **kwargs):
        super().__init__(**kwargs)
        self.surrogate = surrogate

    def train_step(self, data):
        x, y = data
        before = self(x, training=True)
        with tf.GradientTape() as tape:
            loss = self.surrogate(self, x, y, before)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


class InTwoBlocks(Step):
    def train_step(self, data):
        x, y = data
        tape = tf.GradientTape()
        with tape:
            y_pred = self(x, training=True)
        with tape:
            loss = tf.reduce_mean(tf.square(y - y_pred))
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": loss}


class InSteps(Step):
    def train_step(self, data):
        x, y = data
        state = self(x, training=True)
        with tf.GradientTape() as tape:
            total = 0.0
            for _ in range(3):
                state = self(state, training=True)
                total += tf.reduce_mean(tf.square(y - state))
        grads = tape.gradient(total, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"total": total}


class Distilled(keras.Model):
    def __init__(self, teacher, student, **kwargs):
        super().__init__(**kwargs)
        self.teacher = teacher
        self.student = student

    def train_step(self, data):
        x, y = data
        wanted = self.teacher(x, training=False)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(wanted - self.student(x, training=True)))
        grads = tape.gradient(loss, self.student.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.student.trainable_variables))
        return {"total": loss}
