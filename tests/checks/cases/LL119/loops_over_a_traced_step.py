# keras: 2, 3
import tensorflow as tf


class Trainer(tf.keras.Model):
    def __init__(self, network, weight=1.0, **kwargs):
        super().__init__(**kwargs)
        self.network = network
        self.weight = weight
        self.decay = 0.9
        self.steps = 0
        self.seen = 0.0
        self.sgd = tf.keras.optimizers.SGD()

    def call(self, inputs):
        return self.network(inputs)

    @tf.function
    def step(self, images):
        with tf.GradientTape() as tape:
            loss = self.weight * tf.reduce_mean(self.network(images, training=True))
        variables = self.network.trainable_variables
        self.sgd.apply_gradients(zip(tape.gradient(loss, variables), variables))
        return loss

    def step_by_step(self, images):
        return self.seen * tf.reduce_mean(self.network(images, training=True))

    def run(self, dataset):
        for images in dataset:
            self.step(images)
            self.step_by_step(images)
            self.steps += 1
            self.seen += 1.0
            self.weight *= self.decay  # -> LL119

    def restart(self, dataset, weight):
        self.weight = weight
        for images in dataset:
            self.step(images)


class Variable(tf.keras.Model):
    def __init__(self, network, **kwargs):
        super().__init__(**kwargs)
        self.network = network
        self.weight = self.add_weight(name="weight", shape=(), initializer="ones", trainable=False)

    def call(self, inputs):
        return self.network(inputs)

    @tf.function
    def step(self, images):
        return self.weight * tf.reduce_mean(self.network(images, training=True))

    def run(self, dataset):
        for images in dataset:
            self.step(images)
            self.weight.assign(self.weight * 0.9)
