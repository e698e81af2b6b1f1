"""What is wrong in the files of a hall.

HallFileError        one mistake: file, place in it, what is expected there
└── HallFileErrors   several of them
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


class HallFileError(Exception):
    """A file of a hall cannot be used: which one, where in it, and what is expected."""

    def __init__(self, file: str, place: str, expected: str) -> None:
        super().__init__(f"{file}, {place}: {expected}" if place else f"{file}: {expected}")
        self.file = file
        self.place = place
        self.expected = expected

    @property
    def each(self) -> tuple["HallFileError", ...]:
        """Every single mistake, in reading order."""
        return (self,)


class HallFileErrors(HallFileError):
    """Several mistakes; says each on a line of its own. `file`, `place` and `expected` are the first one's."""

    def __init__(self, errors: Sequence[HallFileError]) -> None:
        first = errors[0]
        super().__init__(first.file, first.place, first.expected)
        self.args = ("\n".join(str(error) for error in errors),)
        self._errors = tuple(errors)

    @property
    def each(self) -> tuple[HallFileError, ...]:
        """Every single mistake, in reading order."""
        return self._errors


def together(errors: Sequence[HallFileError]) -> HallFileError:
    """Return the one error that tells all of these; there must be some."""
    return errors[0] if len(errors) == 1 else HallFileErrors(errors)


class Mistakes:
    """Gathers what is wrong, so that people are told everything at once."""

    def __init__(self) -> None:
        self.found: list[HallFileError] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the mistake that ends this block."""
        try:
            yield
        except HallFileError as error:
            self.found += error.each

    def check(self) -> None:
        """Raise what was found, if anything.

        :raises HallFileError: one or several mistakes.
        """
        if self.found:
            raise together(self.found)


def gathered(make: Callable[[S], T], sources: Iterable[S]) -> tuple[T, ...]:
    """Return what is made of each source.

    :raises HallFileError: the mistakes of all of them.
    """
    mistakes, made = Mistakes(), list[T]()
    for source in sources:
        with mistakes.kept():
            made.append(make(source))
    mistakes.check()
    return tuple(made)
