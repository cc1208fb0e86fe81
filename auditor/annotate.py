"""A copy of a Word report with a comment at each place that was remarked on, and nothing else changed.

Marks are inserted into the bytes of the document part, which is never parsed and written again: every other byte stays as it was.
Where a remark begins or ends within a run, the run is cut in two of the same looks, as Word does itself.
"""

import io
import re
import zipfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import escape

from auditor.load.docx import read_traced
from auditor.load.limits import Limits
from auditor.load.package import Package, plain_xml
from auditor.load.unreadable import Unreadable
from auditor.model import Span

AUTHOR = "auditor"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SPACES = (_W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_ID = re.compile(rb"<(?:\w+:)?comment\s[^>]*?\bid=[\"']([0-9]{1,9})[\"']|<(?:\w+:)?comment\s[^>]*?:id=[\"']([0-9]{1,9})[\"']")
_SIGN = re.compile(rb"&[^;<&]{1,10};|\r\n|[\x00-\x7f]|[\xc2-\xf4][\x80-\xbf]+")
"""One character of text as XML writes it."""
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say of a stretch of the document's text, as ``auditor.load`` reads it."""

    span: Span
    text: str


class _Words(NamedTuple):
    """A ``w:t``: where its text stands in the part, its run, and whether the run may be cut there."""

    start: int
    end: int
    run_start: int
    run_end: int
    tag_end: int
    cut: bytes
    """What ends a run and begins another of the same looks; empty where the run must stay whole."""


def annotate(data: bytes, remarks: Sequence[Remark], limits: Limits | None = None) -> bytes:
    """The Word file ``data`` with a comment for each remark. Raises Unreadable where it is no Word file that can be read."""
    limits = limits or Limits()
    _, traces = read_traced(data, "", None, limits)
    package = Package(data, limits, "docx")
    try:
        main = package.main_part("word/document.xml", "docx")
        part = plain_xml(package.read(main), main)
        comments = next((name for kind, name in package.relations(main).values() if kind == "comments"), "")
        held = package.read(comments) if comments and package.has(comments) else b""
        types = package.read("[Content_Types].xml")
        folder, _, name = main.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        links = package.read(relations) if package.has(relations) else _NO_RELATIONS
    finally:
        package.close()
    words = _words(part)
    if not remarks or not words:
        return data
    first = 1 + max((int(a or b) for a, b in _ID.findall(held)), default=-1)
    prefix = _prefix(part, words[0])
    changed = {main: _marked(part, words, traces, remarks, first, prefix)}
    if held:
        changed[comments] = _with_comments(held, remarks, first)
    else:
        comments = f"{folder}/comments.xml" if folder else "comments.xml"
        changed[comments] = _with_comments(_NO_COMMENTS, remarks, first)
        override = f'<Override PartName="/{comments}" ContentType="{_COMMENTS_TYPE}"/>'.encode()
        changed["[Content_Types].xml"] = _before_end(types, b"Types", override)
        link = f'<Relationship Id="rIdAuditorComments" Type="{_RELATION_TYPE}" Target="/{comments}"/>'.encode()
        changed[relations] = _before_end(links, b"Relationships", link)
    return _repacked(data, changed)


_NO_RELATIONS = b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
_NO_COMMENTS = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:comments xmlns:w="{_W}"></w:comments>'.encode()


def _words(part: bytes) -> list[_Words]:
    """Every ``w:t`` of a part, in order, with its run; text within a text box belongs to the run that holds the box."""
    parser = expat.ParserCreate(encoding="utf-8", namespace_separator=" ")
    open_runs: list[list[int]] = []
    found: list[tuple[int, int, int, int]] = []
    looks: dict[int, list[int]] = defaultdict(list)
    ends: dict[int, int] = {}
    texts: list[list[int]] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space not in _SPACES:
            return
        at = parser.CurrentByteIndex
        if local == "r":
            open_runs.append([at])
        elif local == "rPr" and open_runs and not looks[open_runs[-1][0]]:
            looks[open_runs[-1][0]].append(at)
        elif local == "t":
            begin = part.index(b">", at) + 1
            # A run within a text box: only the outermost may carry a comment.
            run = open_runs[0][0] if open_runs else -1
            texts.append([begin, run, at, len(open_runs)])

    def end(name: str) -> None:
        space, _, local = name.rpartition(" ")
        if space not in _SPACES:
            return
        at = parser.CurrentByteIndex
        if local == "r" and open_runs:
            begin = open_runs.pop()[0]
            ends[begin] = part.index(b">", at) + 1
        elif local == "rPr" and open_runs and len(looks[open_runs[-1][0]]) == 1:
            looks[open_runs[-1][0]].append(part.index(b">", at) + 1)
        elif local == "t":
            begin, run, tag, depth = texts.pop()
            found.append((begin, max(begin, at), run, tag if depth == 1 else -1))

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(part, True)
    words = []
    for begin, finish, run, tag in found:
        cut = b""
        if tag >= 0 and run >= 0 and part[finish : finish + 2] == b"</" and b"<" not in part[begin:finish]:
            opening = part[run : part.index(b">", run) + 1]
            name = part[tag + 1 : begin].split(None, 1)[0].rstrip(b">")
            style = part[looks[run][0] : looks[run][1]] if len(looks[run]) == 2 else b""
            cut = b'</%s></%s>\0%s%s<%s xml:space="preserve">' % (name, _name(opening), opening, style, name)
        words.append(_Words(begin, finish, run, ends.get(run, -1), begin - 1, cut))
    return words


def _name(tag: bytes) -> bytes:
    """The name in an opening tag."""
    return tag[1:].split(None, 1)[0].rstrip(b">")


def _prefix(part: bytes, words: _Words) -> bytes:
    """The prefix of WordprocessingML in a part, with its colon."""
    return _name(part[words.run_start : part.index(b">", words.run_start) + 1])[:-1]


def _marked(
    part: bytes,
    words: list[_Words],
    traces: list[tuple[int, int, int, int]],
    remarks: Sequence[Remark],
    first: int,
    prefix: bytes,
) -> bytes:
    """The document part with the marks of all comments."""
    traces = sorted(traces)
    starts = [trace[0] for trace in traces]
    inserted: dict[int, list[bytes]] = defaultdict(list)
    cuts: dict[int, tuple[_Words, list[bytes]]] = {}
    for number, remark in enumerate(remarks, first):
        opening = b'<%scommentRangeStart %sid="%d"/>' % (prefix, prefix, number)
        closing = b'<%scommentRangeEnd %sid="%d"/><%sr><%scommentReference %sid="%d"/></%sr>' % (
            prefix, prefix, number, prefix, prefix, prefix, number, prefix,
        )  # fmt: skip
        for mark, offset, ending in ((opening, remark.span.start, False), (closing, max(remark.span.end - 1, 0), True)):
            at = max(bisect_right(starts, offset) - 1, 0)
            if not traces:
                break
            begin, length, ordinal, inside = traces[at]
            held = words[ordinal]
            if held.run_start < 0:
                continue
            sign = min(max(offset - begin, 0), length - 1) + inside + (1 if ending else 0)
            place = _place(part, held, sign)
            if held.cut and held.start < place < held.end:
                cuts.setdefault(place, (held, []))[1].append(mark)
            elif ending:
                inserted[held.run_end].append(mark)
            else:
                inserted[held.run_start].append(mark)
    for place, (held, marks) in cuts.items():
        before, _, after = held.cut.partition(b"\0")
        inserted[place].append(before + b"".join(marks) + after)
        if b"xml:space" not in part[held.run_start : held.start].rpartition(b"<")[2]:
            inserted[held.tag_end] = [b' xml:space="preserve"']
    out = []
    last = 0
    for place in sorted(inserted):
        out += [part[last:place], *inserted[place]]
        last = place
    return b"".join((*out, part[last:]))


def _place(part: bytes, words: _Words, offset: int) -> int:
    """Where in the part the character ``offset`` of a ``w:t`` begins."""
    at = words.start
    for _ in range(offset):
        found = _SIGN.match(part, at, words.end)
        if found is None:
            return words.end
        at = found.end()
    return at


def _with_comments(held: bytes, remarks: Sequence[Remark], first: int) -> bytes:
    found = re.search(rb"<((?:\w+:)?)comments\b", held)
    prefix = found[1] if found else b"w:"
    w = prefix.decode("ascii")
    added = []
    for number, remark in enumerate(remarks, first):
        lines = [escape(_UNPRINTABLE.sub("", line)) for line in remark.text.splitlines() or [""]]
        said = "".join(f'<{w}p><{w}r><{w}t xml:space="preserve">{line}</{w}t></{w}r></{w}p>' for line in lines)
        added.append(f'<{w}comment {w}id="{number}" {w}author="{AUTHOR}" {w}initials="{AUTHOR[0]}">{said}</{w}comment>')
    return _before_end(held, prefix + b"comments", "".join(added).encode())


def _before_end(part: bytes, name: bytes, added: bytes) -> bytes:
    """A part with something added as the last child of its root."""
    end = part.rfind(b"</" + name)
    if end < 0:
        prefixed = re.search(rb"</(\w+:%s)\s*>\s*\Z" % name.rpartition(b":")[2], part)
        if prefixed is not None:
            return part[: prefixed.start()] + added + part[prefixed.start() :]
        empty = re.search(rb"<(%s)(\s[^<>]*)?/>\s*\Z" % name, part)
        if empty is None:
            raise Unreadable("load.damaged", {"part": name.decode("ascii"), "cause": "no end"})
        tag = empty[0].rstrip()[:-2]
        return part[: empty.start()] + tag + b">" + added + b"</" + name + b">"
    return part[:end] + added + part[end:]


def _repacked(data: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with some parts changed or added, all others copied."""
    out = io.BytesIO()
    left = {name.lower(): content for name, content in changed.items()}
    names = {name.lower(): name for name in changed}
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = left.pop(entry.filename.lower(), None)
            target.writestr(entry, source.read(entry) if content is None else content)
        for name, content in left.items():
            entry = zipfile.ZipInfo(names[name], (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, content)
    return out.getvalue()
