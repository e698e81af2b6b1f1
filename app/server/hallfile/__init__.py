"""Reads a hall and its hotline centre from a folder of files (TOML and JSON lines) that people write by hand."""

from app.server.hallfile.centre import read_cases, read_centre
from app.server.hallfile.knowledge import Knowledge, read_knowledge
from app.workbook.errors import HallFileError
from app.workbook.folder import read_hall

__all__ = ["HallFileError", "Knowledge", "read_cases", "read_centre", "read_hall", "read_knowledge"]
