# keras: 3
import jax.numpy as jnp
import keras


class Causal(keras.layers.Layer):
    def call(self, x):
        batch, length = x.shape[0], x.shape[1]
        mask = jnp.broadcast_to(jnp.tril(jnp.ones((1, length, length))), (batch, length, length))
        return keras.ops.matmul(mask, keras.ops.reshape(x, (x.shape[0], length, -1)))
