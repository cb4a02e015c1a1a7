# keras: 3
# Models whose sublayers `fit` must tell that it trains, and models without such sublayers.
import tensorflow as tf
from tensorflow.keras import applications, layers


class Block(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(inputs)


class BlockToBeTold(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training=False):
        return self.drop(inputs, training=training)


class BlockThatTrainsByDefault(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, training=True):
        return self.drop(inputs, training=training)


class BlockThatAlwaysDrops(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(inputs, training=True)


class BlockThatNeverDrops(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class OfABlock(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.block = Block()

    def call(self, inputs):  # -> LL506
        return self.block(inputs)


class OfABlockToBeTold(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.block = BlockToBeTold()

    def call(self, inputs):  # -> LL506
        return self.block(inputs)


class OfBlocksInAContainer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.blocks = tf.keras.Sequential([layers.Dense(3), Block()])

    def call(self, inputs):  # -> LL506
        return self.blocks(inputs)


class OfOtherBlocks(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.first = BlockThatTrainsByDefault()
        self.second = BlockThatAlwaysDrops()
        self.third = BlockThatNeverDrops()

    def call(self, inputs):
        return self.third(self.second(self.first(inputs)))


class OfRates(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.none = layers.Dropout(0)
        self.no_rate = layers.SpatialDropout1D(rate=0.0)
        self.cells = layers.LSTM(4, dropout=0.0, return_sequences=True)
        self.whole = layers.GRU(4, recurrent_dropout=0, return_sequences=True)
        self.attention = layers.Attention(dropout=0.0)

    def call(self, inputs):
        found = self.whole(self.cells(self.no_rate(self.none(inputs))))
        return self.attention([found, found])


class OfCellsOfARate(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.cells = layers.LSTM(4, recurrent_dropout=0.2)

    def call(self, inputs):  # -> LL506
        return self.cells(inputs)


class OfCellsOfAnArgument(tf.keras.Model):
    def __init__(self, rate):
        super().__init__()
        self.cells = layers.LSTM(4, dropout=rate)

    def call(self, inputs):
        return self.cells(inputs)


class OfFrozenNormalization(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization(trainable=False)

    def call(self, inputs):
        return self.norm(inputs)


class OfFrozenNormalizationLater(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
        self.norm.trainable = False

    def call(self, inputs):
        return self.norm(inputs)


class OfFrozenLayers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
        for layer in self.layers:
            layer.trainable = False

    def call(self, inputs):
        return self.norm(inputs)


class OfThawedNormalization(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization(trainable=True)
        self.norm.trainable = True
        for layer in self.layers:
            layer.trainable = True

    def call(self, inputs):  # -> LL506
        return self.norm(inputs)


class OfAnotherFrozenLayer(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = layers.BatchNormalization()
        self.dense = layers.Dense(3)
        self.dense.trainable = False

    def call(self, inputs):  # -> LL506
        return self.norm(self.dense(inputs))


class OfAWrapper(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.each = layers.TimeDistributed(layers.Dropout(0.5))

    def call(self, inputs):  # -> LL506
        return self.each(inputs)


class OfAPlainWrapper(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.each = layers.TimeDistributed(layers.Dense(4))

    def call(self, inputs):
        return self.each(inputs)


class OfANetwork(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = applications.ResNet50(weights=None)

    def call(self, inputs):  # -> LL506
        return self.net(inputs)


class OfAPlainNetwork(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = applications.VGG16(weights=None)

    def call(self, inputs):
        return self.net(applications.vgg16.preprocess_input(inputs))


class OfAFunctionalModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        inputs = layers.Input((3,))
        self.net = tf.keras.Model(inputs, layers.Dropout(0.5)(inputs))

    def call(self, inputs):  # -> LL506
        return self.net(inputs)


class OfAFunctionalModelThatAlwaysDrops(tf.keras.Model):
    def __init__(self):
        super().__init__()
        inputs = layers.Input((3,))
        self.net = tf.keras.Model(inputs, layers.Dropout(0.5)(inputs, training=True))

    def call(self, inputs):
        return self.net(inputs)


class OfAPlainFunctionalModel(tf.keras.Model):
    def __init__(self):
        super().__init__()
        inputs = layers.Input((3,))
        self.net = tf.keras.Model(inputs, layers.Dense(3)(inputs))

    def call(self, inputs):
        return self.net(inputs)

    def functional(self):
        inputs = layers.Input((3,))
        return tf.keras.Model(inputs, layers.Dropout(0.5)(self.call(inputs)))


class FilledByTurns(tf.keras.Model):
    def __init__(self):
        super().__init__()
        net = tf.keras.Sequential()
        net.add(layers.Dense(3))
        net.add(layers.Dropout(0.5))
        self.net = net

    def call(self, inputs):  # -> LL506
        return self.net(inputs)


class FilledByAHelper(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = self.make()

    def make(self):
        net = tf.keras.Sequential()
        net.add(layers.Dropout(0.5))
        return net

    def call(self, inputs):  # -> LL506
        return self.net(inputs)


class FilledByOneOfTwoHelpers(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.net = self.make()

    def make(self):
        net = tf.keras.Sequential()
        net.add(layers.Dense(3))
        return net

    def with_dropout(self):
        net = tf.keras.Sequential()
        net.add(self.net)
        net.add(layers.Dropout(0.5))
        return net

    def call(self, inputs):
        return self.net(inputs)


class FillsAnother(tf.keras.Model):
    def __init__(self):
        super().__init__()
        net = tf.keras.Sequential()
        net.add(layers.Dense(3))
        noise = tf.keras.Sequential()
        noise.add(layers.Dropout(0.5))
        self.net = net
        self.noise = noise

    def call(self, inputs):
        return self.net(inputs) + self.noise(inputs, training=True)


class SaysNothing(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.Dropout(0.5)

    def call(self, inputs):  # -> LL506
        return self.drop(inputs, training=None)


class HasItsOwnMode(tf.keras.Model):
    def __init__(self, mode=True):
        super().__init__()
        self.drop = layers.Dropout(0.5)
        self.mode = mode

    def call(self, inputs):
        return self.drop(inputs, training=self.mode)


class TakesItsOwnMode(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.Dropout(0.5)

    def call(self, inputs, drops=True):
        return self.drop(inputs, training=drops)


class DropsOnlyWhenAsked(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.drop = layers.Dropout(0.5)
        self.dense = layers.Dense(3)

    def noisy(self, inputs):
        return self.drop(self.dense(inputs))

    def call(self, inputs):
        return self.dense(inputs)
