"""What is kept of a case to compare it by: keyed hashes only, so that nothing can be read from them."""

from array import array
from dataclasses import dataclass
from functools import lru_cache

from app.contract.centre.similar import SimilarQuery
from app.contract.centre.state import Case
from app.server.similar.gazetteer import Gazetteer
from app.server.similar.words import without_personal, words
from app.server.vault import Vault

_WORDS_REMEMBERED = 400_000
NOBODY = 0
"""The hash of what is not there."""


class Hasher:
    """Keyed hashes of words (32 bits) and of places, buildings and telephone numbers (63 bits)."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self.word = lru_cache(_WORDS_REMEMBERED)(self._word)

    def of(self, kind: str, value: str) -> int:
        """Return the hash of a value; `NOBODY` for an empty one."""
        if not value:
            return NOBODY
        return int.from_bytes(self._vault.digest(f"similar:{kind}:{value}".encode())[:8]) >> 1

    def phone(self, number: str) -> int:
        """Return the hash of a telephone number, in whatever form it was given."""
        return self.of("phone", self._vault.identity(number))

    def _word(self, word: str) -> int:
        return int.from_bytes(self._vault.digest(f"similar:word:{word}".encode())[:4])


@lru_cache(maxsize=4)
def hasher(vault: Vault) -> Hasher:
    """Return the hasher of a vault; it remembers the words it has met."""
    return Hasher(vault)


@dataclass(frozen=True)
class Sketch:
    """A case as it is compared: hashes, and the codes of area and matter. `building` is a number: within `place` it is
    a building, without one only a hint; `building_word` is the same among `words`.
    """

    phone: int
    place: int
    building: int
    area: str | None
    matter: str | None
    words: frozenset[int]
    building_word: int | None = None


def sketch_of_case(hashes: Hasher, gazetteer: Gazetteer, case: Case) -> Sketch:
    """Return the sketch of a case. A confidential one has nothing in it that leads to who reported it."""
    asked = SimilarQuery.model_construct(
        phone="" if case.confidential else case.reporter.phone,
        title=case.title,
        description=case.description,
        address=case.address,
        area=case.area,
        matter=case.matter,
    )
    return _sketch(hashes, gazetteer, asked, (case.reporter.name, case.reporter.phone))


def sketch_of_query(hashes: Hasher, gazetteer: Gazetteer, query: SimilarQuery) -> Sketch:
    """Return the sketch of what stands in the form."""
    return _sketch(hashes, gazetteer, query, (query.phone,))


def _sketch(hashes: Hasher, gazetteer: Gazetteer, said: SimilarQuery, personal: tuple[str, ...]) -> Sketch:
    where = gazetteer.find(said.address, f"{said.title}\n{said.description}")
    found = {hashes.word(word) for word in words(without_personal(where.rest, *personal))}
    building_word = hashes.word(f"#{where.building}") if where.building else None
    if building_word is not None:
        found.add(building_word)
    return Sketch(
        phone=hashes.phone(said.phone),
        place=hashes.of("place", where.place),
        building=hashes.of("building", where.building),
        area=said.area or where.area,
        matter=said.matter,
        words=frozenset(found),
        building_word=building_word,
    )


def pack(words_: frozenset[int]) -> bytes:
    """Return word hashes as bytes, four each."""
    return array("I", sorted(words_)).tobytes()


def unpack(packed: bytes) -> "array[int]":
    """Return the word hashes that `pack` has packed."""
    found = array("I")
    found.frombytes(packed)
    return found
