# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Dense


def loss_of(model, images, labels):
    return tf.reduce_sum(model(images, training=True) - labels)


def build():
    inputs = Input((3,))
    return Model(inputs, Dense(2)(inputs))


class Train:
    @staticmethod
    def _calc_loss(model, images, labels):
        outputs = model(images, training=True)
        return tf.reduce_sum(outputs - labels)

    def _train(self, model, ds, optimizer):
        for images, labels in ds:
            with tf.GradientTape() as tape:
                total = self._calc_loss(model, images, labels)
            grads = tape.gradient(total, model.trainable_variables)
            optimizer.apply_gradients(zip(grads, model.trainable_variables))

    def __call__(self, ds, optimizer):
        model = build()
        self._train(model, ds, optimizer)


def train(ds, optimizer):
    model = build()
    for images, labels in ds:
        with tf.GradientTape() as tape:
            total = loss_of(model, images, labels)
        grads = tape.gradient(total, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))


def loss_of_outputs(outputs, labels):
    return tf.reduce_sum(outputs - labels)


def train_outside(ds, optimizer):
    model = build()
    for images, labels in ds:
        outputs = model(images)  # -> LL618
        with tf.GradientTape() as tape:
            total = loss_of_outputs(outputs, labels)
        grads = tape.gradient(total, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))
