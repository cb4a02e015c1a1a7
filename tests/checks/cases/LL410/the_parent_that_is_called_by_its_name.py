# keras: 2, 3
import tensorflow as tf


class Features(tf.keras.Model):
    def __init__(self, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.hidden = tf.keras.layers.Dense(8)

    def call(self, x):
        return self.hidden(x)


class Actor(tf.keras.Model):
    def __init__(self, units=16, name=None, **kwargs):
        super().__init__(name=name, **kwargs)
        self.hidden = tf.keras.layers.Dense(units)

    def call(self, x):
        return self.hidden(x)


class Critic(Actor):
    def call(self, x):
        return -self.hidden(x)


class ImageActor(Actor, Features):
    def __init__(self, units=16, name=None):
        Features.__init__(self, name=name)


class OtherActor(Actor, Features):
    def __init__(self, units=16, name=None):
        Actor.__init__(self, name=name)  # -> LL410


class Leaps(Critic):
    def __init__(self, units=16, name=None):
        tf.keras.Model.__init__(self, name=name)
        self.hidden = tf.keras.layers.Dense(4)


class Child(Critic):
    def __init__(self, units=16, name=None):
        Critic.__init__(self, name=name)  # -> LL410
