"""Stories of firms and people: behind 员工260人, 厂长 or 老板 a tax or an export is theirs, until the zone or its firms as a whole are named."""

from __future__ import annotations

import re
from bisect import bisect_right

from metrics.extraction.clause import Sentence
from metrics.extraction.codes import FIRMS_HAVE
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of, words_of

# 在顺达电机厂,…: how a line ends that leads into one
_LED_INTO = tuple(f"{plant}{inside}," for plant in ("厂", "公司", "基地", "车间") for inside in ("", "里", "内"))
_TELLTALES = Telltales(
    *words_of("story_word"), "厂长", "经理", "员工", "职工", "工人", "工资", "他的", "她的", "营收", "产销", "机床", *_LED_INTO
)
_STORY = re.compile(
    any_of("story_word")
    + r"|(?<!工)厂长|经理(?!人)|(?<!均)工资|员工由|(?:员工|职工|工人)[^,。;\n]{0,10}\d|\d+[多余]?[名个](?:员工|职工|工人)"
    r"|[他她]的(?=[^,。;]{0,4}(?:出口|进口|销售|产值|公司|厂))|营收\d|(?:^|[\n。])在[^,。;:\n]{3,20}(?:厂|公司|生产基地|车间)[里内]?,|台[^,。\d]{0,6}机床|产销(?!率)[^,。;\n]{0,8}\d"
)  # but not 平均工资
_OF_ALL = re.compile(
    r"[全我本该][区县市省旗州镇]|园区|开发区|高新区|经开区|工业区|集聚区|新区|保税区|片区|全部|规上|规模以上|辖区|区内|管委会|全社会|全口径|累计(?:完成|实现)|各类|统计|海关"
)
_STORIES_HAVE = frozenset(
    (
        *FIRMS_HAVE,
        "imports",
        "trade_total",
        "rd_expenditure",
        "patents",
        "catering_revenue",
        "container_throughput",
        "employment",
        "land_area",
        "hightech_revenue",
    )
)
# 县农村信用联社今年推出…。到7月底,各项存款余额11.3亿元: one bank's, in its paragraph
_BANKS_HAVE = ("deposits", "loans")
_BANK = re.compile("信用联社|农信社|信用社|农商银?行|村镇银行|[农工建中交]行(?=[^,。;]{0,6}(?:支行|分行))|支行|分行|邮储银行")
_ALL_BANKS = re.compile("金融机构|银行业|金融业|各银行|金融(?:系统|运行)|辖内|全[县区市]")
# 主营业务收入12亿元,同比增长16%,净利润9100万元; 研发投入占营收的4.7%
_BOOKS = re.compile(r"净利润\d")
_OF_SALES = re.compile("[^,。;\\d]{2,8}占(?:公司|企业)?(?:营收|营业收入|销售收入|销售额|主营业务收入)")
# ▲桂海粮油:营业收入38亿元,上缴税金1.1亿元: an item headed by a name that is none of a sector, an office or a place
_HEADED = re.compile(
    r"[ ▲●◆○■★☆◎▪▶]{0,3}(?![^:\n]{0,8}[工业资税收贸财项目经济民价金融旅游消费投出口增产值区县市局委办部站会情开发科创企镇乡村园口一二三四记者报讯答问者接景关据源间点全总新旧首其今去])[\u4e00-\u9fff]{4,7}:"
)
_REACH = 240  # characters


class Stories:
    """Where a text tells of firms and people by what only these have."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [found.end() for found in _STORY.finditer(text)] if _TELLTALES.stand_in(text) else []

    def tell(self, code: str, name: tuple[int, str], sentence: Sentence) -> bool:
        """True where a figure of `code` is told of whoever the story is about; `name` of the indicator with its place in the text."""
        at, words = name
        if code in _BANKS_HAVE:
            return self._is_one_banks(at)
        if code not in _STORIES_HAVE or words.startswith(("规", "全")):
            return False
        if code == "rd_expenditure" and _OF_SALES.match(self._text, at) is not None and self._names_nobody(sentence.start, at, sentence):
            return True
        line = self._text.rfind("\n", max(0, at - _REACH), at) + 1
        if (headed := _HEADED.match(self._text, line, at)) is not None and self._names_nobody(headed.end(), at, sentence):
            return True
        if not self._ends:
            return False
        before = bisect_right(self._ends, at + len(words))  # 该码头 may overlap with the name
        if before and (end := self._ends[before - 1]) >= at - _REACH:
            return self._names_nobody(end, at, sentence)
        is_of_books = _BOOKS.search(self._text, at, min(sentence.end, at + _REACH)) is not None
        return is_of_books and self._names_nobody(sentence.start, at, sentence)

    def _is_one_banks(self, at: int) -> bool:
        """Whether the paragraph has named a bank before a place, and not all of them behind it."""
        line = self._text.rfind("\n", max(0, at - _REACH), at) + 1
        told = [found.end() for found in _BANK.finditer(self._text, line, at)] if "行" in self._text or "社" in self._text else []
        is_central = self._text.find("人民银行", line, at) >= 0 or self._text.find("人行", line, at) >= 0
        return bool(told) and not is_central and _ALL_BANKS.search(self._text, told[-1], at) is None

    def _names_nobody(self, start: int, at: int, sentence: Sentence) -> bool:
        """Whether neither the zone nor all of its firms are named between two places of one paragraph."""
        start = max(start, at - _REACH)  # whoever is named farther away may have been left since
        between = self._text[start:at]
        if "\n" in between or _OF_ALL.search(between) is not None:
            return False
        return "S" not in sentence.letters[sentence.slot_at(start) : sentence.slot_at(at)]
