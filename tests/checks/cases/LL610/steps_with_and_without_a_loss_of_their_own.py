# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Steps(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.total = keras.metrics.Mean(name="total")

    def call(self, x):
        return self.dense(x)


class OwnLoss(Steps):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return [self.total]


class CalledMetric(Steps):
    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_weights)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_weights))
        return {"total": self.total(loss)}

    @property
    def metrics(self):
        return [self.total]


class WithATestStep(OwnLoss):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    def test_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=False))))
        return {"total": self.total.result()}


class WithAnEvaluate(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return [self.total]

    def evaluate(self, data):
        return 0.0


class HandsOn(Steps):
    def train_step(self, data):
        found = super().train_step(data)
        x, y = data
        self.total.update_state(tf.reduce_mean(self(x)))
        return found


class OfCompile(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            found = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=found)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class Reports(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"total": loss}


class TrainsNothing(Steps):
    def train_step(self, data):
        x, y = data
        self.total.update_state(tf.reduce_mean(tf.square(y - self(x, training=True))))
        return {"total": self.total.result()}


class CallsASublayer(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self.dense(x)))
        gradients = tape.gradient(loss, self.dense.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.dense.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfCompileThatIsHidden(Steps):
    @property
    def metrics(self):
        return [self.total]

    def train_step(self, data):  # -> LL610
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfCompileByKeras(Steps):
    @property
    def metrics(self):
        return (self.total,)

    def train_step(self, data):  # -> LL610
        x, y, weight = keras.utils.unpack_x_y_sample_weight(data)
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True), sample_weight=weight)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfCompileWithoutTargets(Steps):
    """A note: it is fitted without targets, and so it cannot be evaluated by Keras's own step anyway."""

    @property
    def metrics(self):
        return [self.total]

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=data, y=data, y_pred=self(data, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfCompileAndAllMetrics(Steps):
    @property
    def metrics(self):
        return super().metrics + [self.total]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfCompileAndOneOfKeras(Steps):
    @property
    def metrics(self):
        return [self.total, super().metrics[0]]

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x=x, y=y, y_pred=self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class OfALayer(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.total = keras.metrics.Mean(name="total")
        self.optimizer = keras.optimizers.SGD()

    def call(self, x):
        return x

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}


class ListsAll(Steps):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y, self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return self.kept


class ListsMore(ListsAll):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self.compute_loss(x, y, self(x, training=True))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.total.update_state(loss)
        return {"total": self.total.result()}

    @property
    def metrics(self):
        return [self.total, *super().metrics]
