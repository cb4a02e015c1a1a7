# keras: 2
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import Model, layers, losses

mean = losses.MeanSquaredError()


class Inside(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(y - self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Outside(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = tf.reduce_mean(y - z)  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class OnTheSpot(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self(x)
        gradients = tape.gradient(tf.reduce_mean(loss), self.trainable_variables)  # -> LL627
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByKeyword(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = self(x)
        gradients = tape.gradient(target=tf.reduce_mean(loss), sources=self.trainable_variables)  # -> LL627
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class OtherName(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            total = tf.reduce_mean(self(x))
        loss = total
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByOwn(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = own(z)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByLoss(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = mean(y, z)  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByOperation(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = tf.reduce_mean(self(x))
        loss = z * 2.0  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class BySum(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = tf.reduce_mean(self(x))
        loss = z + 2.0  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class BySumOfUnknown(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = own(self(x))
        loss = z + own(x)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByList(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = tf.reduce_mean(self(x))
        loss = [z] * 2
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByComparison(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = tf.reduce_mean(self(x))
        loss = z > 2.0  # -> LL619
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByDifference(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = tf.reduce_mean(self(x))
        loss = z - own(x)  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Twice(Model):
    def train_step(self, data):
        x, y = data
        loss = tf.reduce_mean(y)
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Before(Model):
    def train_step(self, data):
        x, y = data
        loss = tf.reduce_mean(y)  # -> LL627
        with tf.GradientTape() as tape:
            z = self(x)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class After(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        gradients = tape.gradient(loss, self.trainable_variables)
        loss = tf.reduce_mean(loss)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Unassigned(Model):
    def train_step(self, data):  # -> LL603
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        gradients = tape.gradient(y, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": z}


class Nested(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))

            def inner():
                loss = tf.exp(x)
                return loss

        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class OtherTape(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = tf.reduce_mean(z)
        gradients = own.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class NoTarget(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = tf.reduce_mean(z)
        gradients = tape.gradient(*own(loss))
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Jacobian(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = tf.reduce_mean(z)
        gradients = tape.jacobian(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class Recorded(Model):
    def train_step(self, data):
        with tf.GradientTape() as tape:
            z = self(data)
        with tape:
            loss = tf.reduce_mean(z)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class InBranch(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self(x))
        if self.built:
            loss = tf.reduce_mean(loss)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}


class ByBackend(Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            z = self(x)
        loss = tf.keras.backend.mean(z)  # -> LL627
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        return {"mean": loss}
