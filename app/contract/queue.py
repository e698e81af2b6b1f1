"""The order of those who wait: a persistent sequence of ids that stays cheap to change when it is long."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain
from typing import Any, overload

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

_MOST_IN_PIECE = 256
"""A change copies one piece and the list of pieces: at 10,000 ids some 300 places instead of all of them."""


class Queue(Sequence[str]):
    """Ids in order. `with_inserted` and `without` give a new queue and leave the old one alone.

    Equal to any queue or tuple that holds the same ids; on the wire a list.
    """

    __slots__ = ("_ends", "_pieces")

    def __init__(self, ids: Iterable[str] = ()) -> None:
        whole = tuple(ids)
        self._set(tuple(whole[at : at + _MOST_IN_PIECE] for at in range(0, len(whole), _MOST_IN_PIECE)))

    def _set(self, pieces: tuple[tuple[str, ...], ...]) -> None:
        self._pieces = pieces
        self._ends = tuple(accumulate(map(len, pieces)))

    def with_inserted(self, place: int, entry: str) -> "Queue":
        """Return the queue with an id at a place, 0 to the length; those from there on move back by one."""
        if not self._pieces:
            return Queue((entry,))
        number = min(bisect_right(self._ends, place), len(self._pieces) - 1)
        at = place - self._begin(number)
        piece = self._pieces[number]
        longer = (*piece[:at], entry, *piece[at:])
        if len(longer) <= _MOST_IN_PIECE:
            return self._with_piece(number, (longer,))
        # Most join at the end: a full piece is left whole there, so that pieces stay well filled.
        cut = _MOST_IN_PIECE if at == len(piece) else _MOST_IN_PIECE // 2
        return self._with_piece(number, (longer[:cut], longer[cut:]))

    def without(self, place: int) -> "Queue":
        """Return the queue without the id at a place; raises `IndexError` where there is none."""
        number, at = self._find(place)
        piece = self._pieces[number]
        shorter = piece[:at] + piece[at + 1 :]
        return self._with_piece(number, (shorter,) if shorter else ())

    def _with_piece(self, number: int, instead: tuple[tuple[str, ...], ...]) -> "Queue":
        changed = Queue.__new__(Queue)
        changed._set(self._pieces[:number] + instead + self._pieces[number + 1 :])
        return changed

    def _begin(self, number: int) -> int:
        return self._ends[number - 1] if number else 0

    def _find(self, place: int) -> tuple[int, int]:
        if not 0 <= place < len(self):
            raise IndexError(place)
        number = bisect_right(self._ends, place)
        return number, place - self._begin(number)

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._pieces)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[str, ...]: ...
    def __getitem__(self, place: int | slice) -> str | tuple[str, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        number, at = self._find(place + len(self) if place < 0 else place)
        return self._pieces[number][at]

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Queue | tuple) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return f"Queue({tuple(self)!r})"

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        ids = core_schema.tuple_variable_schema(core_schema.str_schema())
        return core_schema.union_schema(
            [core_schema.is_instance_schema(cls), core_schema.no_info_after_validator_function(cls, ids)],
            mode="left_to_right",
            serialization=core_schema.wrap_serializer_function_ser_schema(
                lambda queue, write: write(tuple(queue)), schema=ids
            ),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        """Describe a queue as the list it is written as."""
        _persistent, as_list = schema["choices"]
        return handler(as_list)


NOBODY = Queue()
"""The queue in which nobody waits."""
