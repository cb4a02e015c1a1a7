"""Cycles in a graph, by Tarjan's algorithm, without recursion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def cycles(start: str, after: Callable[[str], Iterable[str]]) -> Iterator[list[str]]:
    """The nodes that can be reached, in groups that lead to each other: a group comes behind all that it leads to.

    A node that is on no cycle is a group of its own.
    """
    order: dict[str, int] = {start: 0}
    lowest = {start: 0}
    open_nodes = [start]
    done: set[str] = set()
    waiting = [(start, iter(after(start)))]
    while waiting:
        node, rest = waiting[-1]
        for following in rest:
            if following not in order:
                order[following] = lowest[following] = len(order)
                open_nodes.append(following)
                waiting.append((following, iter(after(following))))
                break
            if following not in done:
                lowest[node] = min(lowest[node], order[following])
        else:
            waiting.pop()
            if waiting:
                above = waiting[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
            if lowest[node] == order[node]:
                group: list[str] = []
                while not group or group[-1] != node:
                    group.append(open_nodes.pop())
                done.update(group)
                yield group
