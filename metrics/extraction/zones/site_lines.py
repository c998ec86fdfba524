"""Leave out the lines over a web page that say whose site it is on: 泸州市人民政府门户网站, 当前位置:首页>泸州要闻."""

from __future__ import annotations

import re

_HEAD = 300  # characters in which such lines stand
_SITE = re.compile(
    r"(?m)^[ \u3000]*(?:[^\d。,:\n]{2,24}(?:门户网站|网站|官网|公众信息网|政务网|新闻网)"
    r"|(?:您?(?:现在)?的?(?:当前)?所?在?位置[:：]?)?[ \u3000]*(?:网站)?[首主]页[ \u3000]*(?:>>?|»|/|-|→|\|)[^\n。]{0,60})[ \u3000]*(?:\n|$)"
)


def without_site_lines(text: str) -> str:
    """The text without them; the same text where there are none.

    >>> without_site_lines("甲市人民政府门户网站\\n首页>甲市要闻>部门动态\\n乙片区半年交卷\\n首页是门面。")
    '乙片区半年交卷\\n首页是门面。'
    """
    head = text[:_HEAD]
    if "网" not in head and "页" not in head:
        return text
    end = text.rfind("\n", 0, _HEAD) + 1
    kept = _SITE.sub("", text[:end])
    return text if len(kept) == end else kept + text[end:]
