# keras: 3
import tensorflow as tf
from elsewhere import Own
from tensorflow import keras
from tensorflow.keras.optimizers import Adam, Optimizer


class Gravity(tf.keras.optimizers.Optimizer):
    def __init__(self, learning_rate=0.1, name="gravity", **kwargs):
        super().__init__(name, **kwargs)
        self._set_hyper("learning_rate", learning_rate)

    def _create_slots(self, var_list):  # -> LL716
        for var in var_list:
            self.add_slot(var, "velocity")

    @tf.function
    def _resource_apply_dense(self, grad, var):  # -> LL716
        var.assign_sub(self._get_hyper("learning_rate") * grad)


class Accumulating(Adam):
    def get_updates(self, loss, params):  # -> LL716
        return super().get_updates(loss, params)


class ForBoth(Optimizer):
    def update_step(self, gradient, variable, learning_rate):
        self.assign_sub(variable, learning_rate * gradient)

    def _resource_apply_dense(self, grad, var):
        var.assign_sub(grad)


class OfTheProject(Own):
    def get_updates(self, loss, params):
        return []


class Schedule(keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, rate):
        self.rate = rate

    def get_updates(self):
        return self.rate

    def __call__(self, step):
        return self.rate

    def get_config(self):
        return {"rate": self.rate}


if tf.__version__ < "2.16":

    class Older(keras.optimizers.Optimizer):
        def _resource_apply_dense(self, grad, var):
            return var.assign_sub(grad)
