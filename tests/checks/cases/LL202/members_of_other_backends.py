# keras: 3
import jax
import keras
import torch


class OfJax(keras.Model):
    def train_step(self, state, data):
        gradient = jax.value_and_grad(self.compute_loss_and_updates, has_aux=True)
        return gradient(*state), self.states  # -> LL202


class OfTorch(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(1)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        x, y = data
        self.zero_grad()
        loss = self.compute_loss(y=y, y_pred=self(x, training=True))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.parameters(), self.norm)  # -> LL202
        return {metric.name: metric.result() for metric in self.metrics}  # -> LL607


class Registered(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.ones(3))

    def call(self, x):
        return x * self.scale
