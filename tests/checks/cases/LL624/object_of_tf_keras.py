# keras: 2, 3
import tensorflow as tf, tf_keras


class Warmup(tf_keras.optimizers.schedules.LearningRateSchedule):
    def __init__(self, width):
        self.width = width

    def __call__(self, step):
        return tf.cast(step, tf.float32) / self.width

    def get_config(self):
        return {"name": "warmup", "width": self.width}  # -> LL624


model = tf_keras.Sequential([tf_keras.layers.Dense(1)])
model.compile(tf_keras.optimizers.Adam(lr=0.1), "mse")
model.fit_generator(iter([]))
model.save("model")
