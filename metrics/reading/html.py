"""Turns a saved web page (.html, .mhtml) into its article: paragraphs and tables without navigation and footer, and its
title, date and publisher.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from metrics.reading.assemble import Assembly, Entry
from metrics.reading.chrome import BLOCKS, drop_links, is_chrome_line, strip, text_of, weight
from metrics.reading.problem import ReadError, Unreadable
from metrics.reading.text import decode

_CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_-]{2,20})""")
_DATE = re.compile(r"((?:19|20)\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_SOURCE = re.compile(r"(?:来源|稿源|发布机构|信息来源)\s*[:：]\s*([^\s|｜　]{2,30})")
_DATE_NAMES = ("pubdate", "publishdate", "article:published_time", "date", "dc.date", "datepublished", "publish_time")
_TITLE_NAMES = ("articletitle", "og:title", "title")
_PUBLISHER_NAMES = ("contentsource", "og:site_name", "sitename", "author", "source")
_SPACE = re.compile(r"\s+")
_PUBLISHED = re.compile(r"(?:发布时间|发布日期|发文日期|成文日期)\s*[:：]?\s*(?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}")
_TIME = re.compile(r"(?i)(?:^|[\s_-])(?:publish|pub|release|fb)[_-]?(?:time|date|sj|rq)(?:$|[\s_-])")
_SEPARATOR = re.compile(r"\s*[-_|｜—–]+\s*")
_SHORTEST_TITLE = 4  # characters
_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
_MAX_SPAN = 200
_DEEPEST = 400


def read(form: str, content: bytes, progress: Callable[[int], None]) -> Assembly:
    """The article of a web page. Raises Unreadable."""
    text = _saved_page(content) if form == "mhtml" else _decoded(content)
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        raise Unreadable("the page holds nothing") from None
    progress(0)
    assembly = Assembly(form)
    head = _meta(root)
    strip(root)
    title = _title(root, head)
    article = _article(root)
    assembly.origin.update(_origin(root, head, title))
    drop_links(article, _is_data)
    lines = Walk(assembly)
    if title and title not in text_of(article)[:400]:
        assembly.paragraph(title)
    lines.walk(article, 0)
    lines.flush()
    return assembly


def _decoded(content: bytes) -> str:
    """The page's characters: by its own declaration where that fits, else as any text."""
    declared = _CHARSET.search(content[:4096])
    if declared is not None:
        name = declared[1].decode("ascii").lower()
        try:
            return content.decode("gb18030" if name in ("gb2312", "gbk") else name)
        except (LookupError, UnicodeDecodeError):
            pass
    try:
        return decode("page", content)
    except ReadError as problem:
        raise Unreadable(problem.reason, problem.allowed) from None


def _saved_page(content: bytes) -> str:
    """The first page inside a saved web archive."""
    message = email.message_from_bytes(content, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                charset = part.get_content_charset()
                return _decoded(payload if charset is None else f'<meta charset="{charset}">'.encode() + payload)
    raise Unreadable("the web archive holds no page")


def _meta(root: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = (node.get("name") or node.get("property") or node.get("itemprop") or "").lower()
        if name and node.get("content"):
            found.setdefault(name, node.get("content").strip())
    return found


def _first(head: dict[str, str], names: tuple[str, ...]) -> str:
    return next((head[name] for name in names if head.get(name)), "")


def _title(root: Any, head: dict[str, str]) -> str:
    """The article's headline: what the page declares, its only first heading, or the window's title without the site's name."""
    if head.get("articletitle"):
        return head["articletitle"]
    headings = [text_of(node) for node in root.iter("h1") if text_of(node)]
    if len(headings) == 1:
        return headings[0]
    window = _first(head, _TITLE_NAMES) or next((text_of(node) for node in root.iter("title")), "")
    body = text_of(root.find("body")) if root.find("body") is not None else ""
    ends = [len(window), *(found.start() for found in _SEPARATOR.finditer(window))]
    printed = [window[:end] for end in ends if end >= _SHORTEST_TITLE and window[:end] in body]
    return max(printed, key=len, default=re.split(r"\s*[_|｜]\s*|\s+[-—–]+\s+", window)[0])


def _origin(root: Any, head: dict[str, str], title: str) -> dict[str, str]:
    """Title, publisher and day of publication, as far as the page says them."""
    body = text_of(root)
    near = body[: body.find(title) + len(title) + 200] if title and title in body else body[:400]
    day = _day(_first(head, _DATE_NAMES)) or _day(next((n.get("datetime") for n in root.iter("time") if n.get("datetime")), ""))
    day = day or _day(next((near[f.start() : f.start() + 40] for f in re.finditer("发布时间|发布日期|时间[:：]|日期[:：]", near)), ""))
    day = day or _day(next((found[0] for found in _PUBLISHED.finditer(body)), "")) or _day_alone(root)
    source = _SOURCE.search(near)
    publisher = _first(head, _PUBLISHER_NAMES) or (source[1] if source else "")
    found = {"title": title, "published": day, "publisher": publisher}
    return {name: value for name, value in found.items() if value}


def _day_alone(root: Any) -> str:
    """The day in an element that holds nothing else and is called a time of publication."""
    called = (
        node
        for node in root.iter("em", "span", "div", "p", "td", "time")
        if _TIME.search(f"{node.get('id') or ''} {node.get('class') or ''}")
    )
    return next((day for node in called if len(text_of(node)) <= 25 and (day := _day(text_of(node)))), "")


def _day(text: str) -> str:
    found = _DATE.search(text or "")
    if found is None:
        return ""
    try:
        return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return ""


def _article(root: Any) -> Any:
    """The smallest element that holds most of the page's prose and tables."""
    node = root.find("body") if root.find("body") is not None else root
    whole = weight(node)
    for _ in range(_DEEPEST):
        heaviest = max((child for child in node if isinstance(child.tag, str)), key=weight, default=None)
        if heaviest is None or heaviest.tag in ("p", "table", "tr", "tbody", "td") or weight(heaviest) < 0.8 * whole or not whole:
            return node
        node = heaviest
    return node


class Walk:
    """Goes through an article and hands its lines and tables to the assembly."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly, self.pieces = assembly, [""]

    def flush(self) -> None:
        """Hand over the line gathered so far, unless it is a page's own furniture."""
        line = _SPACE.sub(" ", "".join(self.pieces)).strip()
        self.pieces = []
        if not is_chrome_line(line):
            self.assembly.paragraph(line)

    def walk(self, node: Any, depth: int) -> None:
        """Go through a node and all in it; tables of data are handed over as tables, and what lies too deep as plain text."""
        if depth > _DEEPEST:
            self.pieces.append(text_of(node))
            return
        if node.tag == "table" and _is_data(node):
            self.flush()
            self.assembly.table(list(_grid(node)))
            return
        is_block = node.tag in BLOCKS
        if is_block or node.tag == "br":
            self.flush()
        if node.tag in _HEADINGS:
            self.assembly.heading(int(node.tag[1]))
        self.pieces.append(node.text or "")
        for child in node:
            if isinstance(child.tag, str):
                self.walk(child, depth + 1)
            self.pieces.append(child.tail or "")
        if is_block:
            self.flush()


def _is_data(table: Any) -> bool:
    """False for a table that only places other tables or prose."""
    if table.find(".//table") is not None:
        return False
    cells = [text_of(cell) for cell in table.iter("td", "th")]
    return len(cells) >= 4 and sum(len(text) <= 40 for text in cells) >= 0.7 * len(cells)


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1


def _grid(table: Any) -> Iterator[list[Entry | None]]:
    """The cells row by row; one that spans several places at each of them."""
    below: dict[int, tuple[Entry, int]] = {}  # column: what hangs down from above, and for how many rows yet
    for row in table.iter("tr"):
        cells: list[Entry | None] = []

        def hanging(cells: list[Entry | None] = cells) -> None:
            while len(cells) in below:
                column = len(cells)
                entry, left = below.pop(column)
                cells.append(entry)
                if left > 1:
                    below[column] = (entry, left - 1)

        for cell in row.iter("td", "th"):
            hanging()
            entry, down = Entry(text_of(cell)), _span(cell, "rowspan")
            for _ in range(_span(cell, "colspan")):
                if down > 1:
                    below[len(cells)] = (entry, down - 1)
                cells.append(entry)
        hanging()
        yield cells
