"""Tells what surrounds an article on a web page: navigation, lists of other articles, buttons, the way back."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "nav", "footer", "aside", "form")
BLOCKS = frozenset((
    "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure", "h1",
    "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td", "tr", "ul",
))  # fmt: skip
# Names of parts, English and pinyin: xgwz 相关文章, dqwz 当前位置, mbx 面包屑, yqlj 友情链接.
_NAMES = (
    "nav menu footer foot bottom sidebar breadcrumbs? crumbs? related relate recommend share comment copyright banner toolbar search login"
    " ads? advert qrcode ewm prevnext dqwz weizhi mbx xgwz xglj xgxw xgyd xgnr xgbd yqlj friendlinks? tuijian"
)
_CHROME = re.compile(rf"(?i)(?:^|[\s_-])(?:{_NAMES.replace(' ', '|')})(?:$|[\s_-])")
_LINE = re.compile(
    r"(?:您|你)?(?:现在|当前|目前)?(?:的|所在的?)?(?:当前|所在)?位置[:：是]|当前位置|首页\s*[>＞»]|上一[篇条页][:：]|下一[篇条页][:：]"
    r"|相关(?:链接|新闻|阅读|文章|报道|信息|文档|稿件|推荐)[:：]?$|延伸阅读|推荐阅读|热点(?:新闻|推荐)|扫一扫|分享(?:到|至)|【?(?:打印|关闭)(?:本页|窗口)?】?$"
)
_MOST = 0.3  # of the page's own words: a part with more is no surrounding, whatever it is called
_LINKED = 0.7  # of a line's words: it leads to another article
_LEAST = 30  # characters besides links: with fewer, the page is a list of links and is read as such


def text_of(node: Any) -> str:
    """A node's words, blanks as one."""
    return re.sub(r"\s+", " ", node.text_content() or "").strip()


def weight(node: Any) -> int:
    """Characters of prose and of cells, without those of links."""
    linked = sum(len(text_of(link)) for link in node.iter("a"))
    return max(0, len(text_of(node)) - 2 * linked)


def strip(root: Any) -> None:
    """Take away what surrounds the article."""
    whole = weight(root)
    for node in [n for n in root.iter() if isinstance(n.tag, str) and _is_chrome(n, whole)]:
        if node.getparent() is not None:
            node.drop_tree()


def _is_chrome(node: Any, whole: int) -> bool:
    if node.tag in DROPPED:
        return node.tag != "form" or not node.xpath(".//table|.//p")  # some pages are one form
    if node.tag in ("html", "body"):
        return False
    if node.get("hidden") is not None or "display:none" in (node.get("style") or "").replace(" ", ""):
        return True
    names = f"{node.get('class') or ''} {node.get('id') or ''} {node.get('role') or ''}"
    return _CHROME.search(names) is not None and weight(node) <= _MOST * whole


def drop_links(article: Any, is_data: Callable[[Any], bool]) -> None:
    """Take away the lines that only lead to other articles: their figures are not this one's. `is_data`: a table of figures."""
    lines = [node for node in article.iter() if node.tag in BLOCKS and not any(child.tag in BLOCKS for child in node)]
    links = [node for node in lines if _is_link(node) and not any(is_data(table) for table in node.iterancestors("table"))]
    if sum(len(text_of(node)) for node in lines) - sum(len(text_of(node)) for node in links) >= _LEAST:
        for node in links:
            if node is not article:
                node.drop_tree()


def _is_link(node: Any) -> bool:
    whole = len(text_of(node))
    return whole > 0 and sum(len(text_of(link)) for link in node.iter("a")) >= _LINKED * whole


def is_chrome_line(line: str) -> bool:
    """您当前的位置, 上一篇, 相关链接: a line that is no part of an article."""
    return _LINE.match(line) is not None
