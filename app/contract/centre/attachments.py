"""Files that belong to a case: what is said of them in the record. The bytes lie beside it (spec 04, 1.2, 1.10)."""

from typing import Annotated

from pydantic import Field

from app.contract.model import Line, Model, Personal, PersonalKind

ATTACHMENT_MAX_BYTES = 50 * 1024 * 1024
"""文件大小≤50M, per file."""

Digest = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of a file's bytes, in hexadecimal; its name in the store."""


class Attachment(Model):
    """One file as it was put beside the record: `name` is what the sender called it, `kind` what its content is."""

    digest: Digest
    name: Annotated[Line, Personal(PersonalKind.TEXT)]
    kind: Annotated[Line, Field(pattern=r"^[a-z0-9]{1,8}$")]
    size: Annotated[int, Field(ge=1, le=ATTACHMENT_MAX_BYTES)]


Attachments = Annotated[tuple[Attachment, ...], Field(max_length=20)]
"""The files of one case."""
