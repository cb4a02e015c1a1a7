# keras: 3
import jax
import keras


class Net(keras.Model):
    def train_step(self, state, data):
        trainable, non_trainable, slots, metrics = state
        x, y = data
        gradient = jax.value_and_grad(self.compute_loss_and_updates, has_aux=True)
        (loss, (_, non_trainable)), gradients = gradient(trainable, non_trainable, x, y, training=True)
        trainable, slots = self.optimizer.stateless_apply(slots, gradients, trainable)
        return {"loss": loss}, (trainable, non_trainable, slots, metrics)
