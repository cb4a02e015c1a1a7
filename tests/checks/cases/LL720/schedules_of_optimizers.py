# keras: 3
from elsewhere import make
from tensorflow import keras


class Warm(keras.optimizers.schedules.LearningRateSchedule):
    def __call__(self, step):
        return 0.1 * step


decay = keras.optimizers.schedules.ExponentialDecay(0.1, 10, 0.9)
unknown = make()


def of_epoch(epoch):
    return decay(epoch)  # -> LL720


callbacks = [
    keras.callbacks.LearningRateScheduler(decay),  # -> LL720
    keras.callbacks.LearningRateScheduler(Warm()),  # -> LL720
    keras.callbacks.LearningRateScheduler(of_epoch),
    keras.callbacks.LearningRateScheduler(unknown),
    keras.callbacks.LearningRateScheduler(keras.optimizers.schedules.deserialize({})),
]
