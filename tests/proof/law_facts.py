"""A situation that is made up while it is read: each fact is asked of a tree.

Words are answered one by one. Ages, kin and lists of words are never seen as values:
an age only compares itself with a number, kin only looks whether it is on a list, a
list only says whether a word is on it; each such look splits what is still possible.
Any other use of them is an error, so that the classes are found, never assumed.
"""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, Final

from law_tree import Tree

from consent.situation_keys import BLOCKS, KEYS, LISTS, WORDS
from consent.situation_words import Kin, Step
from consent.vocabulary import Word

__all__ = ["AGES", "ASKED", "Age", "Facts", "Group", "KinOf", "Listed", "domains"]

ASKED: Final = "asked in small"
TRIED: Final = "tried"
KNOWN: Final = "known"
RULE: Final = "rule"
AGES: Final = range(131)
#: Facts that have a value where nothing is said, so that they are never unknown.
DEFAULTS: Final = frozenset(
    {
        "consent.identity",
        "consent.transfer_abroad",
        "consent.test",
        "relative.tie",
        "relative.legal_interest_documented",
        "recipient",
    }
)
#: Two steps that contradict each other, as one fact of three values.
AUTHORITY: Final = "steps:authority"
_SIDES: Final = {Step.AUTHORITY_RELEASE: "released", Step.AUTHORITY_DENIED: "denied"}


def domains(on: date) -> dict[str, tuple[object, ...]]:
    """Every value of every fact; None: nobody knows, or nothing was recorded."""
    made: dict[str, tuple[object, ...]] = {}
    for key, kind in WORDS.items():
        made[key] = tuple(kind) if key in DEFAULTS else (*kind, None)
    for key, kind in KEYS.items():
        if kind == "flag":
            known = (False, True)
            made[key] = known if key in DEFAULTS else (True, False, None)
        if kind == "age":
            made[key] = (ASKED, None)
    made["relative.kin"] = (ASKED, None)
    for key, kind in LISTS.items():
        made |= {f"{key}:{word}": (False, True) for word in kind}
    made[AUTHORITY] = ("none", *_SIDES.values())
    made["condition.gene"] = ("ANY", None)
    past = [on - timedelta(days=days) for days in (0, 5, 400)]
    made["consent.given_on"] = (*past, on + timedelta(days=1), None)
    made["relative.counselled_on"] = (*past, None)
    return made


class Shared(Exception):  # noqa: N818 - a signal, no error
    """A question that a piece asks alone is asked elsewhere too: ask it first."""

    def __init__(self, question: Hashable, options: Sequence[object]) -> None:
        super().__init__(question)
        self.question, self.options = question, options


def base(question: Hashable) -> Hashable:
    """What a question is about: a fact, a doubtful rule, a piece."""
    if isinstance(question, tuple) and question[0] != RULE:
        return question[0]
    return question


def bases(questions: Iterable[Hashable]) -> frozenset[Hashable]:
    """What questions are about."""
    return frozenset(map(base, questions))


class Facts:
    """One situation in the making, and one value for each fact nobody knows.

    A leg reads a fact in one of two ways. `tried` is the way of `View.word` and
    `View.claim`: an unknown fact has the value of the run, so that known and unknown
    look alike. `read` is any other way: it sees that nobody knows.

    Parameters
    ----------
    tree
        Answers what is asked.
    domain
        The values of each fact.
    fixed
        Answers known beforehand, by question.
    outer
        The situation a piece is looked at in; its facts are no questions here.
    """

    __slots__ = (
        "domain",
        "fixed",
        "guard",
        "offered",
        "outer",
        "taken",
        "tree",
        "used",
        "values",
    )

    def __init__(
        self,
        tree: Tree,
        domain: Mapping[str, tuple[object, ...]],
        *,
        fixed: Mapping[Hashable, object] | None = None,
        outer: "Facts | None" = None,
    ) -> None:
        self.tree = tree
        self.domain = domain
        self.fixed = fixed or {}
        self.outer = outer
        self.taken: dict[Hashable, Any] = {}
        self.offered: dict[Hashable, Sequence[object]] = {}
        self.values: dict[Hashable, Any] = {}
        self.guard: set[Hashable] = set()
        self.used: dict[Hashable, object] = {}

    def read(self, key: str) -> Any:
        """Read one fact as it is known; None: nobody knows it."""
        found, value = self.rests_on(key)
        if found:
            return value
        found, value = self.rests_on((key, TRIED))
        if found and None in self.domain[key]:
            known = self.decide((key, KNOWN), (True, False))
            value = value if known else None
        elif not found:
            value = self._opened(key, self.decide(key, self.domain[key]))
        self.values[key] = value
        return value

    def tried(self, key: str) -> Any:
        """Read one fact; where nobody knows it, as one of its values."""
        found, value = self.rests_on((key, TRIED))
        if found:
            return value
        found, value = self.rests_on(key)
        if not found or value is None:
            known = tuple(word for word in self.domain[key] if word is not None)
            value = self._opened(key, self.decide((key, TRIED), known))
        self.values[key, TRIED] = value
        return value

    def rule(self, key: str, options: Sequence[object]) -> Any:
        """Answer what a doubtful rule says."""
        found, value = self.rests_on((RULE, key))
        if not found:
            value = self.decide((RULE, key), options)
        self.values[RULE, key] = value
        return value

    def decide(self, question: Hashable, options: Sequence[object]) -> Any:
        """Answer one question, and keep the answer."""
        if question in self.taken:
            return self.taken[question]
        if self.guards(base(question)):
            raise Shared(question, options)
        self.offered[question] = options
        found, value = self._given(question)
        if not found and len(options) == 1:
            value = options[0]
        elif not found:
            value = self.tree.choose(question, options)
        self.taken[question] = value
        return value

    def ask(self, question: Hashable, options: Sequence[object]) -> None:
        """Ask a question before the leg does, where it can be asked."""
        match question:
            case str():
                self.read(question)
            case (str(key), "tried"):
                self.tried(key)
            case (str(key), "known"):
                self.read(key)
            case ("rule", key):
                self.rule(key, options)
            case (key, about):
                value = self.values.get(key)
                value = self.values.get((key, TRIED)) if value is None else value
                if isinstance(value, Opaque):
                    value.about(about)

    def _given(self, question: Hashable) -> tuple[bool, Any]:
        """Whether the answer is known beforehand, in whatever way it was asked then."""
        fixed = self.fixed
        if question in fixed or not fixed:
            return question in fixed, fixed.get(question)
        match question:
            case str() if (question, TRIED) in fixed:
                return True, fixed[question, TRIED]
            case (str(key), "tried") if fixed.get(key) is not None:
                return True, fixed[key]
            case (str(key), "known") if key in fixed:
                return True, fixed[key] is not None
        return False, None

    def known(self, key: Hashable) -> tuple[bool, Any]:
        """Whether a fact was read before, here or outside, and what it was."""
        if key in self.values:
            return True, self.values[key]
        return (False, None) if self.outer is None else self.outer.known(key)

    def rests_on(self, key: Hashable) -> tuple[bool, Any]:
        """The same, noting what is used of the facts outside."""
        if key in self.values:
            return True, self.values[key]
        if self.outer is None:
            return False, None
        found, value = self.outer.rests_on(key)
        if found:
            self.used[key] = state(value)
            value = value.seen_by(self) if isinstance(value, Opaque) else value
            self.values[key] = value
        return found, value

    def guards(self, about: Hashable) -> bool:
        """Whether a piece, here or outside, has asked about this alone."""
        outside = self.outer is not None and self.outer.guards(about)
        return about in self.guard or outside

    def _opened(self, key: str, value: object) -> Any:
        return _OPAQUE[key](self, key) if value == ASKED else value


class Opaque:
    """A value that is never seen, only asked about."""

    __slots__ = ("facts", "key", "left", "theirs")

    def __init__(self, facts: Facts, key: str, left: Any = None) -> None:
        self.facts, self.key = facts, key
        self.theirs = left is not None
        self.left = self.all if left is None else left

    @staticmethod
    def whole(key: str) -> Collection[object] | None:
        """All that a fact of this kind may be; None for a plain fact."""
        return _OPAQUE[key].all if key in _OPAQUE else None

    def seen_by(self, facts: Facts) -> "Opaque":
        """The same value inside a piece, which may not split it further."""
        return type(self)(facts, self.key, self.left)

    def split(self, about: Hashable) -> bool:
        """Answer a question that what is left does not answer."""
        if self.theirs:
            raise Shared((self.key, about), (True, False))
        return bool(self.facts.decide((self.key, about), (True, False)))

    def _unread(self, *_: object) -> Any:
        raise AssertionError(f"`{self.key}` is read as more than it may be")

    __eq__ = __hash__ = __int__ = __index__ = __sub__ = __add__ = _unread
    __bool__ = __iter__ = __len__ = __lt__ = __gt__ = __le__ = __ge__ = _unread


class Age(Opaque):
    """An age of which only comparisons with numbers are known."""

    __slots__ = ()
    all = AGES

    def __ge__(self, bound: int) -> bool:
        if self.left[0] >= bound:
            return True
        if self.left[-1] < bound:
            return False
        grown = self.split(bound)
        low, high = (bound, self.left[-1]) if grown else (self.left[0], bound - 1)
        self.left = range(low, high + 1)
        return grown

    def __gt__(self, bound: int) -> bool:
        return self >= bound + 1

    def __lt__(self, bound: int) -> bool:
        return not self >= bound

    def __le__(self, bound: int) -> bool:
        return not self >= bound + 1

    def about(self, bound: int) -> None:
        """Ask beforehand."""
        self >= bound  # noqa: B015 - the answer is kept


class KinOf(Opaque):
    """A kin of which only the lists it stands on are known."""

    __slots__ = ()
    all = frozenset(Kin)

    def about(self, group: frozenset[Kin]) -> bool:
        """Whether it is on a list."""
        inside = self.left & group
        if not inside or inside == self.left:
            return bool(inside)
        found = self.split(group)
        self.left = inside if found else self.left - inside
        return found

    def __str__(self) -> str:
        return "kin"


_OPAQUE: Final = {"proband.age": Age, "relative.age": Age, "relative.kin": KinOf}


def state(value: object) -> object:
    """What is known of a value."""
    return value.left if isinstance(value, Opaque) else value


class Group(frozenset[Kin]):
    """A list of kin in the law, which a `KinOf` may ask."""

    __slots__ = ()

    def __contains__(self, kin: object) -> bool:
        return (
            kin.about(frozenset(self))
            if isinstance(kin, KinOf)
            else super().__contains__(kin)
        )


class Listed:
    """A list of words of which only single memberships are known."""

    __slots__ = ("facts", "key")

    def __init__(self, facts: Facts, key: str) -> None:
        self.facts, self.key = facts, key

    def __contains__(self, word: Word) -> bool:
        if word in _SIDES and self.key == "steps":
            return bool(self.facts.read(AUTHORITY) == _SIDES[Step(word)])
        return bool(self.facts.read(f"{self.key}:{word}"))

    def __and__(self, words: Collection[Word]) -> frozenset[Word]:
        return frozenset(word for word in sorted(words) if word in self)

    __rand__ = __and__

    def __iter__(self) -> Iterator[str]:
        """Yield what is known to be on it: enough to show, not to decide."""
        for key, there in self.facts.values.items():
            if there is True and str(key).startswith(f"{self.key}:"):
                yield str(key).partition(":")[2]


class Block:
    """A block of facts."""

    def __init__(self, facts: Facts, name: str) -> None:
        self._facts, self._name = facts, name

    def __getattr__(self, name: str) -> Any:
        key = f"{self._name}.{name}"
        if name not in BLOCKS[self._name]:
            raise AttributeError(key)
        return Listed(self._facts, key) if key in LISTS else self._facts.read(key)


class Told:
    """What stands in for a `Situation`."""

    def __init__(self, facts: Facts, on: date) -> None:
        self.facts, self.on = facts, on
        self.steps = Listed(facts, "steps")
        self.ruling = None
        for name in ("clinic", "proband", "consent", "relative", "test", "condition"):
            setattr(self, name, Block(facts, name))

    @property
    def recipient(self) -> Any:
        return self.facts.read("recipient")
