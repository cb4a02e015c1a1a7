"""Questions that several checks ask of a layer class."""

from __future__ import annotations

from collections.abc import Iterator

from layerlint.model.facts import (
    Assign,
    At,
    Call,
    Event,
    Form,
    Guard,
    GuardKind,
    Kind,
    LayerClass,
    LocalAssign,
    Method,
    Phase,
    Read,
    TargetForm,
    Value,
)
from layerlint.tables.names import is_stateless, keras_name

LAZY = frozenset({GuardKind.IS_NONE, GuardKind.NO_ATTRIBUTE, GuardKind.FLAG, GuardKind.IS_NOT_NONE})
"""Guards of something that is made once: `if self.w is None:`, `if not hasattr(self, "w"):`, `if self.first:`."""

RUN = (Phase.CALL, Phase.STEP)


def creations(layer: LayerClass, *kinds: Kind, phases: tuple[Phase, ...]) -> Iterator[tuple[Method, Call]]:
    """Calls in own methods that make a value of one of these kinds; a call of an own helper is told in the helper."""
    for method, event in layer.events(*phases):
        if isinstance(event, Call) and event.value.kind in kinds and _makes(event.value):
            yield method, event


def inherited_creations(
    layer: LayerClass, *kinds: Kind, phases: tuple[Phase, ...]
) -> Iterator[tuple[Method, Call, Value]]:
    """Calls of inherited helpers, each with a value of one of these kinds that the helper certainly makes.

    What an ancestor itself runs is told there.
    """
    run_there = {call.value.name for facts in layer.ancestors for m in facts.methods for call in m.calls}
    for method, event in layer.events(*phases):
        if not isinstance(event, Call) or not event.value.name.startswith("self."):
            continue
        helper = layer.members.get(event.value.path)
        if helper is None or helper is layer.own_method(helper.name) or event.value.name in run_there:
            continue
        if not layer.phases_of(helper).isdisjoint({Phase.CONSTRUCT, Phase.BUILD}):
            continue
        for inner in helper.calls:
            if inner.value.kind in kinds and _makes(inner.value) and not inner.guards and not inner.nested:
                yield method, event, inner.value
                break


def _makes(value: Value) -> bool:
    """Whether the call itself makes what it gives: a method or `getattr` may give what was there before."""
    if value.name.startswith(("self.", "super.", ".")):
        return value.method in {"add_weight", "add_variable"}
    return value.name not in {"getattr", "()"}


def is_raw_variable(value: Value) -> bool:
    """Whether the value is what `tf.Variable(...)` gives: a variable that only Keras 2 tracks.

    It may come from a method of the class or a function of the project that returns it.
    """
    if value.kind is not Kind.VARIABLE or value.form is not Form.CALL:
        return False
    by_function = any(name is not None and name.startswith("tensorflow.") for name in value.keys)
    return by_function or value.name.startswith(("tensorflow.", "self."))


def lazy_guard(layer: LayerClass, guards: tuple[Guard, ...]) -> Guard | None:
    """The guard that lets something happen once only, if there is one.

    A test of an attribute that no call ever changes (`if self.use_bias:`) holds at every call or at none.
    """
    for guard in guards:
        if guard.kind is GuardKind.NO_ATTRIBUTE:
            return guard
        if guard.kind in LAZY and guard.path and _changes_in_calls(layer, guard.path):
            return guard
    return None


def _changes_in_calls(layer: LayerClass, path: str) -> bool:
    """Whether a call can change the attribute; one that nothing in sight sets may be changed by Keras."""
    root = path.partition(".")[0].partition("[")[0]
    known = layer.class_attribute(root) is not None
    for method, assign in layer.assigns():
        if assign.path.partition(".")[0].partition("[")[0] in {root, ""}:
            known = True
            phases = layer.phases.get((method.name, assign.nested)) or layer.phases_of(method)
            if not phases.isdisjoint(RUN):
                return True
    return not known or root in layer.touched


_VERSIONS = ("version", "keras_3", "keras3", "keras_2", "keras2", "multi_backend")
"""Parts of names that tell Keras 2 and Keras 3 apart."""


def of_other_versions(layer: LayerClass) -> frozenset[At]:
    """Places in the class that run with some versions or backends only, as `if keras_3():` or `if backend() == "jax":`
    decides: perhaps not with the target, or not with TensorFlow.
    """
    found: set[At] = set()
    for method, event in layer.events():
        guards = layer.guards(method, event)
        if any(_asks_for_version(guard) or _is_of_other_backend(guard) for guard in guards):
            found.add(event.at)
            value = getattr(event, "value", None)
            if isinstance(value, Value):
                found.update(part.at for part in value.walk())
    return frozenset(found)


def _asks_for_version(guard: Guard) -> bool:
    return guard.value is not None and any(
        any(word in part.name.lower() for word in _VERSIONS)
        for part in guard.value.walk()
        if not part.local and not part.path and not part.params and not part.reads
    )


_BACKENDS = ("torch", "jax", "mxnet", "openvino")


def _is_of_other_backend(guard: Guard) -> bool:
    """Whether the guard holds with a backend that is not TensorFlow."""
    if guard.value is None or guard.negated or guard.value.name in {"!=", "not in", "is not", "not"}:
        return False
    parts = [part for part in guard.value.walk() if not part.params]
    told = [part.constant if isinstance(part.constant, str) else part.name for part in parts]
    return any(word in text.lower() for text in told for word in _BACKENDS) and "tensorflow" not in told


def sets_by_itself(layer: LayerClass) -> bool:
    """Whether the class decides by itself what an assignment to an attribute does."""
    return layer.method("__setattr__") is not None


def has_guard(guards: tuple[Guard, ...], *kinds: GuardKind) -> bool:
    return any(guard.kind in kinds for guard in guards)


def depends_on_mode(guards: tuple[Guard, ...]) -> bool:
    """Whether a call that tells about the surroundings decides (`if in_graph():`): the code may run eagerly only."""
    return any(
        guard.kind is GuardKind.EAGER
        or (
            guard.value is not None
            and guard.value.form is Form.CALL
            and not guard.value.args
            and guard.value.kind in (Kind.UNKNOWN, Kind.PLAIN)
        )
        for guard in guards
    )


def builds_lazily(layer: LayerClass, method: Method, event: Event) -> bool:
    """Whether the event belongs to `build` or what it reaches, called from `call` by hand."""
    phases = layer.phases_of(method, event)
    return Phase.BUILD in phases or Phase.CONSTRUCT in phases


def assigned_by(method: Method, value: Value) -> Assign | None:
    """The assignment to an attribute of `self` that this very value, or a container of it, goes to."""
    for assign in method.assigns:
        if any(part.at == value.at for part in assign.value.walk()):
            return assign
    return None


def written(method: Method, value: Value) -> Value:
    """The value with all its parts, as the one assignment to its local name has it; else the value itself."""
    if not value.local:
        return value
    found = [e for e in method.events if isinstance(e, LocalAssign) and e.name == value.local]
    return found[0].value if len(found) == 1 and not found[0].operator else value


def parts_of(value: Value) -> Iterator[Value]:
    """The value and, of containers and choices, what they hold."""
    yield value
    if value.kind is Kind.CONTAINER or value.form is Form.CHOICE:
        for item in value.items:
            yield from parts_of(item)


def owns_weights(layer: LayerClass, made: Value, keras: int = 0) -> bool:
    """Whether a new instance of that layer class certainly has weights or seed state of its own.

    `keras` is another version than the one that the run speaks of.
    """
    keras = keras or layer.keras
    short = keras_name(made.name)
    if short is None:
        return made.name in layer.stateful
    if short in {"Model", "models.Model", "layers.Lambda", "Layer", "layers.Layer", "Functional"}:
        return False
    arguments = [argument.value for argument in made.args]
    if short in {"Sequential", "models.Sequential"}:
        inner = [part for value in arguments for part in parts_of(value)]
        return any(
            part.form is Form.CALL and part.kind is Kind.SUBLAYER and owns_weights(layer, part, keras)
            for part in inner
        )
    if any(part.kind is Kind.SUBLAYER and part.reads and part.form is not Form.CALL for part in arguments):
        return False
    if not short.startswith("layers."):
        return False
    if _wraps(short):
        inner = [part for value in arguments for part in parts_of(value)]
        return any(
            part.form is Form.CALL and part.kind is Kind.SUBLAYER and owns_weights(layer, part, keras)
            for part in inner
        )
    return not is_stateless(short, keras) and not _does_without(short, made)


def _does_without(short: str, made: Value) -> bool:
    """Whether its arguments say that a layer makes none of the weights that it usually has."""
    match short.rpartition(".")[2]:
        case "AdditiveAttention":
            return _is_off(made, "use_scale", 0)
        case "LayerNormalization":
            return _is_off(made, "center", 2) and _is_off(made, "scale", 3)
        case "GroupNormalization":
            return _is_off(made, "center", 3) and _is_off(made, "scale", 4)
        case "Normalization":
            mean = made.argument("mean", 1)
            return mean is not None and mean.kind is not Kind.NONE
    return False


def _is_off(made: Value, name: str, position: int | None = None) -> bool:
    given = made.argument(name, position)
    return given is not None and given.constant is False


def trains(layer: LayerClass, made: Value) -> bool:
    """Whether a new instance certainly has weights of its own that can be trained: seeds, which Keras 2 lacks, cannot."""
    return owns_weights(layer, made, keras=2) and not _is_off(made, "trainable")


def never_both(one: Event, other: Event) -> bool:
    """Whether the events are in branches of the same test of which only one is taken."""
    taken = {guard.at: guard for guard in one.guards if guard.at >= 0}
    return any(
        guard.at in taken and (guard.kind, guard.negated) != (taken[guard.at].kind, taken[guard.at].negated)
        for guard in other.guards
    )


_WRAPPERS = frozenset({"layers.TimeDistributed", "layers.Bidirectional", "layers.RNN", "layers.Wrapper"})


def _wraps(short: str) -> bool:
    return short in _WRAPPERS


def holds_nothing(short: str, keras: int) -> bool:
    """Whether no instance of that layer of Keras has weights or seed state, whatever it is made with."""
    return short.startswith("layers.") and not _wraps(short) and is_stateless(short, keras)


def owner(layer: LayerClass, *names: str) -> tuple[tuple[At, str], ...]:
    """Where the class should create it: the first of these methods that the class itself defines."""
    for name in names:
        method = layer.own_method(name)
        if method is not None:
            return ((method.at_name, "create it here"),)
    return ()


def made_at(layer: LayerClass, path: str, label: str) -> tuple[tuple[At, str], ...]:
    """Where the class itself first gives the attribute its value, in `__init__` or `build`."""
    for _, event in layer.events(Phase.CONSTRUCT, Phase.BUILD):
        if isinstance(event, Assign) and event.path == path and event.value.kind is not Kind.NONE:
            return ((event.at, label),)
    return ()


def overwritten(layer: LayerClass, kind: Kind) -> Iterator[tuple[Assign, Assign]]:
    """Pairs of assignments of a fresh value of that kind where the second one discards the first unused."""
    for method in layer.methods:
        if sum(assign.value.kind is kind for assign in method.assigns) < 2:
            continue
        last: dict[str, Assign] = {}
        for event in method.events:
            if isinstance(event, Read):
                last.pop(event.path.partition(".")[0].partition("[")[0], None)
                if not event.path or event.path in method_names(layer):
                    last.clear()
            elif isinstance(event, Call) and event.value.name.startswith(("super.", "self()", "()")):
                last.clear()
            elif isinstance(event, Assign) and event.form is TargetForm.ATTRIBUTE and event.alone:
                first = last.pop(event.path, None)
                fresh = event.value.kind is kind and event.value.form is Form.CALL
                if first is not None and fresh and not event.operator and _always_follows(first, event):
                    yield first, event
                if fresh and not has_guard(event.guards, GuardKind.LOOP):
                    last[event.path] = event


def overwritten_in_loop(layer: LayerClass, kind: Kind) -> Iterator[Assign]:
    """Assignments of a fresh value of that kind at every turn of a loop in which nothing reads the attribute."""
    for method in layer.methods:
        for event in method.assigns:
            fresh = event.value.kind is kind and event.value.form is Form.CALL and not event.value.local
            if event.form is not TargetForm.ATTRIBUTE or not (fresh and event.alone) or event.operator:
                continue
            loop = event.guards[-1] if event.guards else None
            if loop is None or loop.kind is not GuardKind.LOOP:
                continue
            read = {other.path.partition(".")[0] for other in method.reads if loop in other.guards}
            if read.isdisjoint({event.path, ""}):
                yield event


def _always_follows(first: Event, second: Event) -> bool:
    """Whether the second event happens whenever the first one did."""
    return second.nested == first.nested and set(second.guards) <= set(first.guards)


def method_names(layer: LayerClass) -> frozenset[str]:
    return frozenset(layer.members)


_EVERYTHING = frozenset(
    {"__dict__", "layers", "_layers", "submodules", "weights", "trainable_weights", "non_trainable_weights",
     "variables", "trainable_variables", "non_trainable_variables"}
)  # fmt: skip
"""Attributes through which a class reaches all of its weights or sublayers at once."""


def unread(layer: LayerClass) -> Iterator[Assign]:
    """Assignments of own methods to attributes that nothing in sight reads, in classes that are in sight as a whole."""
    if layer.subclasses or layer.own_method("call") is None:
        return
    read: set[str] = set(layer.touched)
    for facts in layer.lineage:
        for method in facts.methods:
            for event in method.events:
                if isinstance(event, Read):
                    if not event.path or event.path in _EVERYTHING:
                        return
                    read.add(event.path.partition(".")[0].partition("[")[0])
    for _, event in layer.events(Phase.CONSTRUCT, Phase.BUILD):
        if isinstance(event, Assign) and event.form is TargetForm.ATTRIBUTE and event.path not in read:
            yield event


def shows_saving(layer: LayerClass) -> bool:
    """Whether the class itself shows that it is meant to be saved: a configuration or a registration."""
    if layer.own_method("get_config") is not None or layer.own_method("from_config") is not None:
        return True
    return any(d.name.endswith("register_keras_serializable") for d in layer.own.decorators)


def plain_layer(layer: LayerClass) -> bool:
    """Whether everything between the class and Keras's own `Layer` or `Model` is in sight."""
    roots = {keras_name(root) for root in layer.roots}
    return layer.complete and roots <= {"layers.Layer", "Layer", "Model", "models.Model"}


_TRAINING = frozenset(
    {"BatchNormalization", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "AlphaDropout",
     "GaussianDropout", "GaussianNoise", "SyncBatchNormalization", "ActivityDropout"}
)  # fmt: skip


def depends_on_training(made: Value) -> bool:
    """Whether that sublayer certainly does something else in training: dropout, batch normalization, or such inside."""
    short = keras_name(made.name)
    if short is None:
        return False
    last = short.rpartition(".")[2]
    if last in _TRAINING:
        rate = made.argument("rate", 0)
        return last in {"BatchNormalization", "SyncBatchNormalization"} or rate is None or rate.constant != 0
    if last in {"Sequential", "TimeDistributed"}:
        inner = [part for argument in made.args for part in parts_of(argument.value)]
        return any(p.form is Form.CALL and p.kind is Kind.SUBLAYER and depends_on_training(p) for p in inner)
    return False


def losses_of_calls(layer: LayerClass) -> bool:
    """Whether the class shows losses that a call adds, and the next call replaces: all but those of weights."""
    if layer.lossy:
        return True
    for facts in layer.lineage:
        for method in facts.methods:
            for call in method.calls:
                value = call.value
                if value.name in {"self.add_loss", "super.add_loss"}:
                    return True
                if value.kind is Kind.SUBLAYER and (
                    keras_name(value.name) == "layers.ActivityRegularization"
                    or any(
                        a.keyword == "activity_regularizer" and _is_regularizer(a.value) for a in value.args
                    )
                ):
                    return True
    return False


def shows_losses(layer: LayerClass) -> bool:
    """Whether the class, or one that it makes, shows a regularizer or an added loss."""
    return (
        bool(layer.penalizing)
        or losses_of_calls(layer)
        or any(
            is_penalized(call.value)
            for facts in layer.lineage
            for method in facts.methods
            for call in method.calls
        )
    )


def is_penalized(made: Value) -> bool:
    """Whether it makes a weight or a sublayer with a regularizer."""
    return made.kind in (Kind.SUBLAYER, Kind.WEIGHT) and any(
        (argument.keyword or "").endswith("regularizer") and _is_regularizer(argument.value)
        for argument in made.args
    )


_REGULARIZERS = frozenset({"l1", "l2", "l1_l2", "L1", "L2", "L1L2"})


def _is_regularizer(given: Value) -> bool:
    if given.kind is Kind.REGULARIZER or isinstance(given.constant, str):
        return True
    return given.form is Form.CALL and given.name.rpartition(".")[2] in _REGULARIZERS
