"""The slots of a sentence that hold numbers: periods, ranks, amounts, rates, and lists whose last member names the unit."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.language.compositions import compositions
from metrics.language.numerals import parse_number
from metrics.language.periods import PeriodMention, find_periods, may_start
from metrics.language.quantities import NUMERALS, find_quantities
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, vocabulary

UNIT_LETTER = {"PERCENT": "P", "PP": "B", "TIMES": "X"}
_RANK = re.compile(
    r"第(?!(?:[一二](?:[、和]第?[二三])+|[一二三])(?:次)?产)(?P<n>\d{1,3}|[一二三四五六七八九十]{1,3})(?:位次?|名|(?=[,;。)(、和及…!]|$|并|且|的|在|,))"
    r"|(?P<second>次席|(?<=[居列])次位)|(?P<first>首位|榜首|头把交椅|头筹|头名(?![^,。;]{0,4}状)|(?<=[居列])首(?=[,;。)、]|$)|之首(?=[,;。)]|$)|第一(?!产|[、和]?第?[二三](?:次?产|[、和])|、?二|季|批|次|届|方阵|梯队|时间|书记|家|个|轮|线|期|步|部|大|台|条|年|天|阶段|代|单|例|所|座|支|张|辆|架|艘|只|股|人|类|档|主导|动力|要务|任务|责任|生产|资源|增长[极点]|大省|大市|大县|大镇))|(?P<top>前[一二两三四五六七八九十\d]{1,3}(?:[位名强列]|(?=[,;。)(、]|的|$)))"
)
_MAY_RANK = re.compile(r"第|首|榜|前|头[把筹名]|次[席位]")
_RANK_LEAD = re.compile(r"[第首榜前之]|头[把筹名]|次[席位]")
_MAY_LIST = re.compile(r"\d个?[、和及与,]")
_NOISE = re.compile(
    r"(?:已|已经)?连续(?:第)?[一二三四五六七八九十两\d]{1,3}个?(?:月|季度|年)(?:的?(?:保持|实现|位))?|[三四五六]个一批|第[一二三四五六七八九十]+(?:个百年|轮|批)|^[1-9一二两三四五六七八九十]个[一-鿿]{2,4}--?(?!\d)"
)
_MAY_HOLD = re.compile(f"[0-9{NUMERALS}第首榜前(-]|头[把筹名]|次[席位]|连续|百分|产业.*:")
_LIST = 60  # characters
_BARE_LIST = re.compile(
    r"(?<![\d.])(-?\d{1,7}(?:\.\d{1,4})?)个?(?=[、和及与,]{1,2}(?:-?\d{1,7}(?:\.\d{1,4})?个?[、和及与]){0,8}-?\d{1,7}(?:\.\d{1,4})?(个?百分点|个点|%|亿元|万元|亿美元|万美元|家|元))"
)
# 高于全省、全市八点九个和五点六个百分点: the same in words
_SPELT = "[一二三四五六七八九十百零]{1,5}点[零一二三四五六七八九]{1,3}"
_MAY_LIST_SPELT = re.compile("点[零一二三四五六七八九]{1,3}个?[、和及与,]")
_SPELT_LIST = seldom(
    rf"(?<![零一二三四五六七八九十百])({_SPELT})个?(?=[、和及与,]{{1,2}}(?:{_SPELT}个?[、和及与]){{0,8}}{_SPELT}(个?百分点|个点|亿元|万元|亿美元|万美元))"
)
# 分别达到50、44、35个: of counts only behind 分别, for 4、5个 elsewhere is about so many
_COUNTS = seldom(r"(?<![\d.])(\d{1,5})(?=(?:[、和及与]\d{1,5}){0,8}[、和及与]\d{1,5}([个项户宗])(?!百分点))")
_RESPECTIVELY = re.compile("分别(?:达到?|为|有|完成|实现)?(?:\\d{1,5}[、和及与])*$")
_ORDINAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})"
# 分列全市第2、3、5位, 居第三位、二位、一位; 分别位居全市三、二、一位
_RANK_LIST = re.compile(rf"第{_ORDINAL}[位名]?(?:[、和及与]{_ORDINAL}(?:[位名](?=[、和及与,;。)]|$))?)+(?:[位名]|(?=[,;。)]|$))")
_BARE_RANKS = seldom(rf"分(?:别|列|居)[^,;。\d第]{{0,12}}[居列排名市省区县国]({_ORDINAL}(?:[、和及与]{_ORDINAL})+[位名])")
# and without 分别, behind rates told one by one: 位居二、三位
_BARE_RANKED = seldom(rf"[居列排名于](?:全[省市州区县国])?({_ORDINAL}(?:[、和及与]{_ORDINAL})+[位名])")
_ONE_ORDINAL = re.compile(rf"{_ORDINAL}[位名]?")
_UNIT_FIRST = re.compile(  # 固定资产投资(亿元):120, as rows of a table are pasted
    r"\((?:单位:)?([万亿]?(?:元|美元|吨|标箱|千瓦时|平方米|人次|人|家|户|个|项|件|%))\):?(-?\d[\d,]{0,15}(?:\.\d{1,6})?)(?=[,;。、:()]|$|同比|增|下降)(?<!,)"
)
_MOVES = any_of("up", "accelerate", "down", "slow", "narrow")
# 高于全国0.7、全省2.3个百分点: the first number leaves its unit to the second
_BARE_GAP = seldom(
    rf"[高低快慢好优][于出][一-鿿]{{2,8}}?(\d{{1,2}}(?:\.\d{{1,2}})?个?|{_SPELT}个?)(?=[、和,][一-鿿]{{2,8}}?(?:\d{{1,2}}(?:\.\d{{1,2}})?|{_SPELT})(?:个?百分点|个点))"
    # 提高0.2个、下降0.6个百分点
    rf"|(?:{_MOVES})(\d{{1,2}}\.\d{{1,2}}个?)(?=(?:[、和,]{{1,2}}(?:{_MOVES})\d{{1,2}}\.\d{{1,2}}个?){{0,6}}[、和,]{{1,2}}(?:{_MOVES})\d{{1,2}}(?:\.\d{{1,2}})?(?:个?百分点|个点))"
)


def may_hold_numbers(piece: str) -> bool:
    """False where `numeric` finds nothing in a piece of a sentence, nor anything that reaches into the plain figure behind it.

    >>> may_hold_numbers(",同比增长"), may_hold_numbers("1-6月,完成"), may_hold_numbers("实现一般公共预算收入")
    (False, True, True)
    """
    if _MAY_HOLD.search(piece) is not None or may_start(piece, 0, len(piece)) >= 0:
        return True
    return "以上" in piece and bool(vocabulary().find_sized(piece))


def numeric(sentence: str, base: int) -> list[Token]:
    """Periods, ranks and quantities of a sentence, in order, without overlaps; the first kind wins."""
    tokens: list[Token] = []
    for mention in find_periods(sentence):
        tokens.append(_period_token(mention, base))
    for start, end, word in vocabulary().find_sized(sentence):
        tokens.append(Token("I", base + start, base + end, word, vocabulary().entries[word][0]))
    for found in _ranks(sentence):
        number = found["n"]
        rank = 1 if found["first"] else 2 if found["second"] else None if found["top"] else _ordinal(number)
        tokens.append(Token("K" if rank else "x", base + found.start(), base + found.end(), found.group(), rank=rank))
    for found in _NOISE.finditer(sentence) if "连续" in sentence or "第" in sentence or "个一批" in sentence or "-" in sentence else ():
        tokens.append(Token("v", base + found.start(), base + found.end(), found.group()))
    lists = [_BARE_LIST] if _MAY_LIST.search(sentence) else []
    lists += [_SPELT_LIST] if _MAY_LIST_SPELT.search(sentence) else []
    for found in (found for one in lists for found in one.finditer(sentence)):
        is_count = found.group().endswith("个") and not found[2].endswith("点")  # 增加27个、160.3亿元
        for quantity in find_quantities(found[1] + found[2]) if not is_count else ():
            letter = UNIT_LETTER.get(quantity.unit, "M")
            tokens.append(Token(letter, base + found.start(), base + found.end(), found.group(), quantity=quantity))
    if "分别" in sentence and _MAY_LIST.search(sentence):
        tokens += _listed_after(sentence, base)
    if "位" in sentence or "第" in sentence:
        tokens += _ranks_listed(sentence, base)
    for found in _BARE_GAP.finditer(sentence) if "分点" in sentence or "个点" in sentence else ():
        at = found.lastindex or 1
        for quantity in find_quantities(found[at].removesuffix("个") + "个百分点"):
            tokens.append(Token("B", base + found.start(at), base + found.end(at), found[at], quantity=quantity))
    for found in _UNIT_FIRST.finditer(sentence):
        for quantity in find_quantities(found[2] + found[1]):
            tokens.append(
                Token(UNIT_LETTER.get(quantity.unit, "M"), base + found.start(), base + found.end(), found.group(), quantity=quantity)
            )
    if ":" in sentence and ("产业" in sentence or "三产" in sentence):
        tokens += compositions(sentence, base)
    has_others = bool(tokens)
    for quantity in find_quantities(sentence):
        letter = UNIT_LETTER.get(quantity.unit, "M")
        tokens.append(Token(letter, base + quantity.start, base + quantity.end, quantity.text, None, quantity))
    return _apart(tokens) if has_others else tokens


def _listed_after(sentence: str, base: int) -> Iterator[Token]:
    """The counts behind 分别 that leave their unit to the last of them."""
    for found in _COUNTS.finditer(sentence):
        if _RESPECTIVELY.search(sentence, max(0, found.start() - _LIST), found.start()):
            for quantity in find_quantities(found[1] + found[2]):
                yield Token("M", base + found.start(), base + found.end(), found.group(), quantity=quantity)


def _ranks_listed(sentence: str, base: int) -> Iterator[Token]:
    """The ranks that leave their 第, or their 位, to another one of their list."""
    for found in _RANK_LIST.finditer(sentence):
        for one in list(_ONE_ORDINAL.finditer(found.group()))[1:]:
            at = base + found.start() + one.start()
            yield Token("K", at, at + len(one.group()), one.group(), rank=_ordinal(one.group().rstrip("位名")))
    for found in (*_BARE_RANKS.finditer(sentence), *_BARE_RANKED.finditer(sentence)):
        for one in _ONE_ORDINAL.finditer(found[1]):
            at = base + found.start(1) + one.start()
            yield Token("K", at, at + len(one.group()), one.group(), rank=_ordinal(one.group().rstrip("位名")))


def _apart(tokens: list[Token]) -> list[Token]:
    """The tokens in order; of those that overlap, the first."""
    order = {"T": 0, "V": 0, "N": 0, "Y": 0, "K": 1, "B": 2}
    tokens.sort(key=lambda t: (t.start, order.get(t.letter, 3), -t.end))
    kept: list[Token] = []
    for token in tokens:
        if not kept or token.start >= kept[-1].end:
            kept.append(token)
    return kept


def _ranks(sentence: str) -> Iterator[re.Match[str]]:
    """The ranks of a sentence, looked for only where one may start."""
    lead = _RANK_LEAD.search(sentence) if _MAY_RANK.search(sentence) else None
    while lead is not None:
        found = _RANK.match(sentence, lead.start())
        if found is not None:
            yield found
        lead = _RANK_LEAD.search(sentence, found.end() if found is not None else lead.end())


def _period_token(mention: PeriodMention, base: int) -> Token:
    letter = "T"
    if mention.is_compared:
        if mention.kind == "year" and mention.relative == -1:
            letter = "Y"
        elif mention.kind == "as_of" and mention.months == (1, 12):
            letter = "N"  # 比上年末 is 比年初
        else:
            letter = "N" if mention.kind in ("many_years", "plan", "so_far") else "V"
    return Token(letter, base + mention.start, base + mention.end, mention.text, period=mention)


def _ordinal(text: str) -> int:
    return int(parse_number(text) or 0)
