# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Passed(keras.Model):
    def __init__(self, critic, **kwargs):
        super().__init__(**kwargs)
        self.critic = critic

    def slope(self, tape, score, x):
        return tape.gradient(score, x)  # -> LL635

    def penalty(self, real, fake):
        x = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            score = self.critic(x, training=True)
        return tf.reduce_mean(self.slope(tape, score, x))


class WatchedByAnOwnMethod(keras.Model):
    def __init__(self, critic, **kwargs):
        super().__init__(**kwargs)
        self.critic = critic

    def score(self, tape, x):
        tape.watch(x)
        return self.critic(x, training=True)

    def penalty(self, real, fake):
        x = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            score = self.score(tape, x)
        return tf.reduce_mean(tape.gradient(score, x))


class PassedToOthers(keras.Model):
    def __init__(self, critic, watcher, **kwargs):
        super().__init__(**kwargs)
        self.critic = critic
        self.watcher = watcher

    def penalty(self, real, fake):
        x = 0.5 * real + 0.5 * fake
        with tf.GradientTape() as tape:
            self.watcher(tape, x)
            score = self.critic(x, training=True)
        return tf.reduce_mean(tape.gradient(score, x))
