# keras: 3
import tensorflow as tf
from elsewhere import kept, load, other
from tensorflow import keras

first = keras.Sequential([keras.layers.Dense(3)])
second = keras.Sequential([keras.layers.Dense(3)])
third, fourth = load("third"), load("fourth")
fifth = load("fifth")
sixth = load("sixth")


def of_the_module(of_first, of_second):
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, first.trainable_variables))
    optimizer.apply_gradients(zip(of_second, second.trainable_variables))  # -> LL611


def loaded(of_first, of_second):
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, fifth.trainable_variables))
    optimizer.apply_gradients(zip(of_second, sixth.trainable_variables))


def from_elsewhere(of_first, of_second):
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, kept.trainable_variables))
    optimizer.apply_gradients(zip(of_second, other.trainable_variables))


def of_the_function(of_first, of_second):
    one = keras.Sequential([keras.layers.Dense(3)])
    two = keras.Sequential([keras.layers.Dense(3)])
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, one.trainable_variables))
    optimizer.apply_gradients(zip(of_second, two.trainable_variables))  # -> LL611


def that_are_given(one, two, of_first, of_second):
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, one.trainable_variables))
    optimizer.apply_gradients(zip(of_second, two.trainable_variables))


def loaded_here(of_first, of_second):
    one, two = load("one"), load("two")
    optimizer = keras.optimizers.Adam()
    tape = tf.GradientTape()
    optimizer.apply_gradients(zip(of_first, one.trainable_variables))
    optimizer.apply_gradients(zip(of_second, two.trainable_variables))


class Trainer:
    def __init__(self):
        self.first = keras.Sequential([keras.layers.Dense(3)])
        self.second = keras.Sequential([keras.layers.Dense(3)])
        self.optimizer = keras.optimizers.Adam()

    def step(self, of_first, of_second):
        tape = tf.GradientTape()
        self.optimizer.apply_gradients(zip(of_first, self.first.trainable_variables))
        self.optimizer.apply_gradients(zip(of_second, self.second.trainable_variables))  # -> LL611


class Given:
    def __init__(self, first, second):
        self.first = first
        self.second = second
        self.optimizer = keras.optimizers.Adam()

    def step(self, of_first, of_second):
        tape = tf.GradientTape()
        self.optimizer.apply_gradients(zip(of_first, self.first.trainable_variables))
        self.optimizer.apply_gradients(zip(of_second, self.second.trainable_variables))
