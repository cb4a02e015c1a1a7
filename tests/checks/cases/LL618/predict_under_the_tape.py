# keras: 2, 3
import keras
import tensorflow as tf


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)


class Own(Net):
    def predict(self, inputs):
        return self.dense(inputs)


x, y = tf.ones((4, 2)), tf.ones((4, 1))
model = Net()
with tf.GradientTape() as tape:
    error = model.predict(x, verbose=0) - y  # -> LL618
    loss = tf.reduce_mean(tf.square(error))
gradients = tape.gradient(loss, model.variables)
keras.optimizers.SGD().apply_gradients(zip(gradients, model.variables))

sequential = keras.Sequential([keras.layers.Dense(1)])
for _ in range(3):
    with tf.GradientTape() as tape:
        outputs = sequential.predict_on_batch(x)  # -> LL618
        loss = tf.reduce_mean(tf.square(outputs - y))
    gradients = tape.gradient(loss, sequential.trainable_variables)
    keras.optimizers.SGD().apply_gradients(zip(gradients, sequential.trainable_variables))

own = Own()
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(own.predict(x) - y))
gradients = tape.gradient(loss, own.trainable_variables)
keras.optimizers.SGD().apply_gradients(zip(gradients, own.trainable_variables))

both = Net()
with tf.GradientTape() as tape:
    targets = both.predict(x, verbose=0)
    loss = tf.reduce_mean(tf.square(both(x, training=True) - targets))
gradients = tape.gradient(loss, both.trainable_variables)
keras.optimizers.SGD().apply_gradients(zip(gradients, both.trainable_variables))


class Trainer(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)

    def train_by_hand(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.predict(x) - y))  # -> LL618
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
