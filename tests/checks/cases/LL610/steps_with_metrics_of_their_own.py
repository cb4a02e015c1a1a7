# keras: 2
import tensorflow as tf
from abc import abstractmethod
from elsewhere import Base, own
from tensorflow.keras import Model, layers, metrics

shared = metrics.Mean(name="shared")


class Own(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class WithTest(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    def test_step(self, data):
        return {}


class Abstract(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    @abstractmethod
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class OfUnknown(Base, Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class NoModel(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))  # -> LL202
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class HandsOn(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        logs = super().train_step(data)
        self.tracker.update_state(1.0)
        return logs


class NoGradient(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        loss = tf.reduce_mean(self(data))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class NotCalled(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.net(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class Compiled(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class CompiledHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker]


class CompiledListed(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return super().metrics + [self.tracker]


class CompiledOwnList(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker, own()]


class CompiledItems(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker, metrics.Mean()]


class Called(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker(loss)
        return {"mine": self.tracker.result()}


class CalledGiven(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.given(loss)
        return {"mine": loss}


class CalledNet(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.net(loss)
        return {"mine": loss}


class UpdatesGiven(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.given.update_state(loss)
        return {"mine": loss}


class UpdatesShared(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        shared.update_state(loss)  # -> LL606
        return {"mine": loss}


class UpdatesSharedHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        shared.update_state(loss)
        return {"mine": loss}

    @property
    def metrics(self):
        return [shared]


class ResetOnly(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.reset_state()
        return {"mine": loss}


class OneInput(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}


class OneInputHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x = data
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(x, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker]


class EntriesHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x = data[0]
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(data[1], self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker]


class UnpackedHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):  # -> LL610
        x, y, w = tf.keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker]


class OtherHidden(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.Dense(1)
        self.tracker = metrics.Mean(name="mine")
        self.given = given

    def call(self, x):
        return self.net(x)

    def train_step(self, data):
        x, y = own(data)
        with tf.GradientTape() as tape:
            loss = self.compiled_loss(y, self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker.update_state(loss)
        return {"mine": self.tracker.result()}

    @property
    def metrics(self):
        return [self.tracker]
