"""XML files, read piece by piece: without a document type, without entities, without the network.

What has been read is taken out of memory again, so that a file of any length needs little of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from lxml import etree

from goldenthread.analysis.returns.errors import ReturnError
from goldenthread.analysis.returns.reading.files import SNIFFED, opened

Element = Any  # lxml has no types of its own

_SAFE = {
    "resolve_entities": False,
    "load_dtd": False,
    "dtd_validation": False,
    "attribute_defaults": False,
    "no_network": True,
    "huge_tree": False,
    "remove_comments": True,
    "remove_pis": True,
    "remove_blank_text": True,
}
_AT_FIRST = 1000  # so many elements tell what a file is


def name(element: Element) -> str:
    """The element's name without its namespace."""
    return local(element.tag)


def local(tag: str) -> str:
    """The name in a tag or of an attribute, without its namespace."""
    return tag.rpartition("}")[2]


@dataclass
class XmlFile:
    """An XML file. Whatever is wrong with it is a ``ReturnError`` when it is read.

    ``root`` is, once all pieces were read, the outermost element with what stood beside them.
    """

    path: Path
    root: Element = field(default=None, init=False)

    def beginning(self) -> list[Element]:
        """The first thousand elements, each of them only begun. The first is the outermost."""
        return list(islice(self._events(events=("start",)), _AT_FIRST))

    def pieces(self, tags: Mapping[str, int]) -> Iterator[Element]:
        """The elements with these tags at these depths, 1 within the outermost. Each is gone once the next is asked."""
        depths = {local(tag): depth for tag, depth in tags.items()}
        homes: dict[str, Element] = {}
        for element in self._events(events=("end",), tag=tuple(tags)):
            tag, parent = element.tag, element.getparent()
            if parent is homes.get(tag) or sum(1 for _ in element.iterancestors()) == depths[local(tag)]:
                homes[tag] = parent
                yield element
                parent.remove(element)

    def _events(self, **asked: Any) -> Iterator[Element]:
        with opened(self.path) as file:
            _refuse_document_type(self.path, file.read(SNIFFED).replace(b"\0", b"").lower())
            file.seek(0)
            events = etree.iterparse(file, **asked, **_SAFE)
            try:
                yield from (element for _, element in events)
            except etree.XMLSyntaxError as error:
                raise ReturnError(_broken(self.path, error)) from error
        self.root = events.root
        _refuse_document_type(self.path, self.root.getroottree().docinfo.doctype.lower().encode())


def _refuse_document_type(path: Path, text: bytes) -> None:
    """Entities can only come with one: of these, a few lines can stand for gigabytes, or for a file of this machine."""
    if b"<!doctype html" in text or b"<html" in text:
        raise ReturnError(f"{path} is a web page, not a return.")
    if b"<!doctype" in text:
        raise ReturnError(f"{path} has a document type (DOCTYPE), which a return never has: it was not read.")


def _broken(path: Path, error: etree.XMLSyntaxError) -> str:
    reason = str(error.msg).partition(", line")[0].strip().rstrip(".")
    return (
        f"{path} breaks off, or is not well-formed XML, at line {error.lineno} ({reason}). "
        "Export it again and give the whole file."
    )
