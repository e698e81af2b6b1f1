"""Which of the two encodings a job is sent in."""

from enum import StrEnum

from devices.printer import escpos, text_mode
from devices.printer.job import PrintJob


class Mode(StrEnum):
    """RASTER: every dot is ours, right on any printer. TEXT: for printers that carry a Chinese font; fast on a slow
    line, their own look.
    """

    RASTER = "raster"
    TEXT = "text"


def encode_job(job: PrintJob, mode: Mode) -> bytes:
    """The bytes of `job`. A job that has no lines is sent as raster whatever the mode."""
    if mode is Mode.TEXT and job.lines:
        return text_mode.encode(job)
    return escpos.encode(job)
