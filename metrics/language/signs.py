"""The signs of a text in the forms that are read, character for character: half width, simplified script, one dash, years in digits."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from unicodedata import normalize

from metrics.language.spaces import with_plain_blanks, without_zero_width

_FULL_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)}
_TABLE: dict[int, str | int] = {
    **_FULL_WIDTH,
    **dict.fromkeys(map(ord, "—–―‐‑−─－﹣ー"), "-"),
    **dict.fromkeys(map(ord, "～〜∼"), "~"),
    **dict.fromkeys(map(ord, "\u3000\t\r\x0b"), " "),
    **dict.fromkeys(map(ord, "\x0c\u2028\u2029\x85"), "\n"),
    **{ord(variant): usual for variant, usual in zip("，﹐﹑﹔﹕﹪℅〔〕．·﹒︰∶", ",,、;:%%().·.::", strict=True)},
    **dict.fromkeys(map(ord, "👉👇"), " "),  # ✅税收收入 / 👉8.8亿元
    **dict.fromkeys(map(ord, "「『〝＂"), "“"),
    **dict.fromkeys(map(ord, "」』〞〟"), "”"),
    # Radicals that PDF files print for the characters of the same look: 1-6⽉,⼯业总产值同⽐增⻓
    **{code: normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)},
    **{
        ord(radical): usual
        for radical, usual in zip(
            "⺠⺟⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻥⻦⻨⻩⻬⻮⻰", "民母虎西见角贝车长门青韦页风飞食马鱼鸟麦黄齐齿龙", strict=True
        )
    },
    **{
        ord(variant): usual
        for variant, usual in zip("増産済経収実営総価変內強陜値対発関満応", "增产济经收实营总价变内强陕值对发关满应", strict=True)
    },
}
_MAPPED = {chr(code): value if isinstance(value, str) else chr(value) for code, value in _TABLE.items()}
_IS_MAPPED = re.compile(f"[{re.escape(''.join(sign for sign, read in _MAPPED.items() if read != sign))}]")
# 二OO八年, 二〇〇八年: a year is spelt with any round sign for nought; it becomes digits, character for character.
_SPELT_YEAR = re.compile(
    "(?:二(?<![〇○零一二三四五六七八九十百千万]二)[〇○零OoОо0◯Ο][〇○零OoОо0◯Ο一二三四]|一(?<![〇○零一二三四五六七八九十百千万]一)九[五六七八九])[〇○零OoОо0◯Ο一二三四五六七八九](?=年)"
)
_SPELT = str.maketrans("〇○零OoОо◯Ο一二三四五六七八九", "000000000123456789")
_ONE_FIGURE = "|".join(
    f"(?<=[长降升加减涨达成现为超破高低快慢值额入资收零口税]{digits},)(?<!分别.[长成现升加]{digits},)"
    for digits in (r"\d", r"\d\d", r"\d\d\d")
)
# A decimal point set as another mark, and a dash that a scan reads as one: 8·5%, 8点5%, 12。5亿元, 1一6月, 1B8月; each sign stays in its place.
# A pattern for each: one that begins with one character is found many times faster than one of several.
_RESPELT = (
    (re.compile("·(?<=\\d·)(?=\\d)"), "."),
    (re.compile("点(?<=\\d点)(?=\\d{1,2}%)"), "."),
    (re.compile("。(?<=\\d。)(?=\\d{1,4}[亿万%])"), "."),
    # 增长8,1%, 完成112,5亿元: where a verb leads to one figure, it can be nothing but a point; 分别增长8,1% may be two
    (re.compile(f",(?<=\\d,)(?=\\d{{1,2}}[ ]?(?:%|个百分点|[万亿](?:美?元)))(?:{_ONE_FIGURE})"), "."),
    (re.compile("一(?<=\\d一)(?=\\d{1,2}月)"), "-"),
    (re.compile("到(?:(?<=\\d月到)|(?<=\\d[ ]月到)|(?<=\\d月[ ]到))(?=[ ]?\\d{1,2}[ ]?月)"), "至"),
    (re.compile("B(?<=1B)(?=\\d{1,2}月)"), "-"),
    (re.compile("兀(?<=[亿万]兀)"), "元"),
    (re.compile("/(?=(?:同比)?(?:增[长幅速]|下降|[+-]\\d))"), ","),  # 120亿元/增长8.5%
    # 人均可支配收入52000元/年, 人均GDP12万元/人: what is told of a person and a year anyway
    (re.compile("/[年人](?:(?<=[0-9]元/.)|(?<=[0-9]万元/人))(?=[,，。;；、()（）\\s]|$)"), "  "),
    # 力争达到300家,当前已有126家: each says what is there by now
    *((re.compile(f"{now}(?:(?<![一-鿿]{now})|(?<=截至{now}))(?![的位形跃升达增发成变])"), "目前") for now in ("当前", "眼下", "如今")),
    (re.compile("\\.(?<=[一-鿿%]\\.)(?<![一二三四五六七八九十]\\.)(?=[ ]{0,2}(?:[一-鿿\\n-]|$))"), "。"),  # 完成了目标任务. 地区生产总值
)
# 【投资】工业投资 41.2亿元: what a line of a post is about stands over it as a heading would.
_LABEL = re.compile(r"(?m)^(【[一-鿿]{2,5})】(?!增|下降|同比|完成|实现|累计|达|[+-])(?=[^\n。]{2,28}\d[^\n。]{0,24}$)")
# 【外贸有起有落】进出口总额…: what stands so before a paragraph heads it, but for a paper, or a place that speaks
_HEADLINE = re.compile(r"(?m)^(【[一-鿿“”\"、，,]{4,16}(?<![讯电园区城镇乡道市县州旗村]))】(?=[^\n【】]{12,})")
_BARS = re.compile(r"[|丨][ ]?(?=(\d[\d.]*[ ]?[万亿]*(?:美?元|吨))|(?:同比)?(?:增[长幅速]|下降|[↑↓▲▼+-]\d))")  # 120亿元 | ↑8.5%
_BLANK = re.compile(r"\s")
_TRADITIONAL = re.compile(
    r"[萬億臺個佔產資業總額幣長產區開發進實現較減與會國經濟質縣鎮農戶報標準點達漲調營貿務專電車關稅財預劃設備環網際項單數據線園陽東廣寧漢門這為從對來說時間過還將爲兩別]"
)
# 年增12.5%, 年減3%: what papers that write so call growth over the same time of the year before; elsewhere it may be that of each of several years.
_YEARLY = re.compile(r"(?<=[,，、(（;；])年(?=[增减](?:率)?(?:为|約|约|近|逾|达)?[ ]?\d)")
_OF_A_LINE = 200  # characters; so short a text may have but one of them


@cache
def _converter():  # type: ignore[no-untyped-def]  # opencc has no types
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    """Simplified script, character for character; text that would change its length is left as it is."""
    few = 1 if len(text) < _OF_A_LINE else 2
    return _YEARLY.sub("同", simplified(text)) if len(_TRADITIONAL.findall(text)) >= few else text


def simplified(text: str) -> str:
    """The same in simplified script, however short it is: 指標 is 指标."""
    converted = str(_converter().convert(text))
    if len(converted) == len(text):
        return converted
    return "".join(c if len(c) == len(o) else o for o, c in ((o, _converter().convert(o)) for o in text))


def in_read_signs(text: str) -> str:
    """The text in the signs that are read, character for character: simplified script, one form of each sign, years in digits."""
    table = with_plain_blanks(_simplified(text))
    found = _IS_MAPPED.search(table)
    while found is not None:  # one pass for each that occurs is far cheaper than `translate`
        table = table.replace(found[0], _MAPPED[found[0]])
        found = _IS_MAPPED.search(table, found.end())
    if "|" in table:
        table = _BARS.sub(lambda found: ("," if found[1] is None else " ") + found[0][1:], table)
    return respelt(table)


@lru_cache(maxsize=1 << 8)
def without_layout(printed: str) -> str:
    """Words of a text as they are read, however they were set: for asking, once more, what was printed.

    >>> without_layout("本 級財政收入（５項）")
    '本级财政收入(5项)'
    """
    return _BLANK.sub("", in_read_signs(without_zero_width(simplified(printed))))


def respelt(table: str) -> str:
    """The same with points, dashes, years and what was invested written in one way."""
    if "年" in table and ("二" in table or "一九" in table):
        table = _SPELT_YEAR.sub(lambda found: found[0].translate(_SPELT), table)
    for pattern, sign in _RESPELT:
        table = pattern.sub(sign, table)
    if "】" in table:
        table = _HEADLINE.sub(r"\1。", _LABEL.sub(r"\1:", table))
    for cased in ("GDp", "Gdp", "gdp"):
        table = table.replace(cased, "GDP")
    return table.replace("实现投资", "完成投资")  # which of them a paper writes says nothing of what was invested
