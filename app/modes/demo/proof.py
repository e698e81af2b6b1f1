"""Whether what the play shows has really happened: paper, sound, strips, and the record."""

import wave
from dataclasses import dataclass

from app.modes.demo.stage import CENTRE, HALL, Stage, tell

_EXPECTED = (
    "ticket_reserved",
    "ticket_queued",
    "ticket_called",
    "call_announced",
    "serving_started",
    "visit_finished",
    "rating_requested",
    "visit_rated",
    "ticket_recalled",
    "ticket_passed",
    "counter_paused",
    "counter_resumed",
)


@dataclass(frozen=True)
class Shortfall:
    """Something that should have happened and did not."""

    words: str


async def prove(stage: Stage, numbers: list[str], case_number: str) -> list[Shortfall]:
    """Keep the record as readable text and return what is missing of the day; empty when all happened."""
    hall = await tell(stage, "record", "--feed", f"hall:{HALL}")
    centre = await tell(stage, "record", "--feed", f"centre:{CENTRE}")
    (stage.folder / "record-hall.txt").write_text(hall, encoding="utf-8")
    (stage.folder / "record-hotline.txt").write_text(centre, encoding="utf-8")
    (stage.folder / "record-proof.txt").write_text(await tell(stage, "verify"), encoding="utf-8")
    missing = [f"no {event} in the record" for event in _EXPECTED if event not in hall]
    missing += [f"{number} is not in the record" for number in numbers if number not in hall]
    if "irregularity_found" in hall + centre:
        missing.append("the record holds an irregularity")
    if not case_number or case_number not in centre:
        missing.append(f"case {case_number or '-'} is not in the record")
    missing += [*_papers(stage, numbers), *_sounds(stage)]
    if not any(stage.strips.glob("*")):
        missing.append("no strip has shown anything")
    return [Shortfall(words) for words in missing]


def _papers(stage: Stage, numbers: list[str]) -> list[str]:
    pictures, jobs = sorted(stage.tickets.glob("*.png")), sorted(stage.tickets.glob("*.bin"))
    if len(pictures) == len(jobs) == len(numbers) and all(job.stat().st_size > 1000 for job in jobs):
        return []
    return [f"{len(pictures)} pictures and {len(jobs)} jobs of tickets for {len(numbers)} numbers"]


def _sounds(stage: Stage) -> list[str]:
    sounds = sorted(stage.sounds.glob("*.wav"))
    silent = [sound.name for sound in sounds if _is_silent(str(sound))]
    missing = [f"{name} is silent" for name in silent]
    return missing if sounds else ["nothing was announced"]


def _is_silent(file: str) -> bool:
    with wave.open(file) as sound:
        return max(sound.readframes(sound.getnframes()), default=0) == 0
