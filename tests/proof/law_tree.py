"""Every path through a function that asks for its input piece by piece.

A run is replayed from its start with one answer changed, depth first, until every
question has had every answer. What a run does not ask for cannot change its result.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

__all__ = ["Tree", "leaves"]

T = TypeVar("T")


@dataclass(slots=True)
class Tree:
    """The questions of the present path, each with its answers and the one in turn."""

    path: list[list[Any]] = field(default_factory=list)
    depth: int = 0

    def choose(self, key: Hashable, options: Sequence[T]) -> T:
        """Answer a question: as before on a replayed path, else with the first."""
        if self.depth == len(self.path):
            self.path.append([key, options, 0])
        asked, answers, turn = self.path[self.depth]
        if asked != key:
            raise AssertionError(f"replay asked {key}, the path has {asked}")
        self.depth += 1
        return answers[turn]

    def advance(self) -> bool:
        """Turn to the next path; False: there is none."""
        del self.path[self.depth :]
        while self.path:
            last = self.path[-1]
            last[2] += 1
            if last[2] < len(last[1]):
                self.depth = 0
                return True
            self.path.pop()
        return False


def leaves(run: Callable[[Tree], T]) -> Iterator[T]:
    """Yield the result of every path, the path of all first answers first."""
    tree = Tree()
    while True:
        yield run(tree)
        if not tree.advance():
            return
