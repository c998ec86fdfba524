"""Which indicator a name means where it stands: a short name by its context, one behind a branch by the branch, one of several by what is told."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.clause import Memory, Sentence
from metrics.extraction.codes import OF_LARGE_FIRMS, SECTORS, SOLD_BY_TRADES, is_investment
from metrics.extraction.names.invested import invested_in, is_in_works
from metrics.extraction.names.naming import added, branch_around, of_amount, of_branch, short_of_a_whole, whole_name
from metrics.extraction.names.of_sectors import (
    is_behind_a_sectors_revenue,
    is_part_of_another_whole,
    is_share_of_another_structure,
)
from metrics.extraction.names.projects import code_of_projects, code_of_sum
from metrics.extraction.slots import match, search
from metrics.extraction.whose.strangers import NEAR, sentence_before
from metrics.extraction.whose.trades_told import INDUSTRY
from metrics.language.seldom import seldom
from metrics.language.token import Token
from metrics.language.vocabulary import vocabulary

_OPENS = re.compile(r"T?[,vS]{0,5}")  # nothing but a period: 1-8月份,累计完成投资…
_STANDS_ALONE = re.compile(r"[vFSTelY]{0,4}[MPudbfXDrG,zZjcC]")
_INDUSTRY_DOES = re.compile("规模?(?:以?上)?工业(?:累计|共)?(?:实现|完成)")
_OF_INDUSTRY = ("工业增加值", "工业总产值", "工业产值")
_OF_ANY_BRANCH = ("利润总额", "营业收入", "主营业务收入")
_OF_SERVICES = seldom(
    r"(规模?以?上(?!(?:其他)?[营盈赢]利性)[^,;、]{0,6})?服务业(?:企业|单位|[^,;、\d]{0,12},)?(?:达|共|有)?\d+[家户个](?:企业|单位)?,?[^,;、]{0,6}$"
)  # 规上服务业企业51家,实现营业收入
_SHARED_OR_RANKED = re.compile(",J[vVl]{0,2}[zk]")  # slots
_OF_THE_YEAR = ("年度投资", "年内投资", "当年投资", "本年投资")
_AMOUNT_ALONE = ("投资额", "投资总量")
ADDED = ("增加值", "产值", "总产值")
_EMERGING = "emerging_output"
_ALL_OUTPUT = ("industrial_output_all", "industrial_va_all")
_OF_ANY_FIRMS = ("industrial_profit", "industrial_revenue")
_ANY_FIRMS = ("利润总额", "实现利润", "主营业务收入", "利润", "实现利润总额")
_OF_ALL_TRADES = {"industrial_revenue": "zone_revenue", "industrial_sales": ""}  # what it is where industry's is told as a part of it
_ABOVE_IN_ANY = re.compile("规(?:模以)?上企业")  # 规上企业营业收入, of whatever trade was told of
_OF_ALL_SPENT = ("累计", "总", "共", "共计", "完成", "实现", "完成总", "累计完成")
_AMOUNT_BEHIND, _FROM_ABROAD = re.compile("[IJ][vFoT]{0,4}M"), ("外资", "外商")  # slots, and words
_TRADES_ALONE = ("批发业", "零售业", "住宿业", "餐饮业")  # 限上批发业 is told of what it sold
_BY_TRADES = seldom("[按分](?:主要|四大|大)?行业")
_OTHER_TRADES = ("service_revenue", "construction_output", *SOLD_BY_TRADES)
_GRANTED = ("获授权", "获得授权")  # 申请专利132件,获授权58件
_SOON = 14  # slots
_TREASURYS = re.compile(
    r"(?:实现|完成)?总收入[\d.]+[^,;]{1,4},(?:[^,;\d]{0,6}[\d.]+%,)?(?:其中,?)?(?:地方)?(?:一般|公共|财政|级|预算|内)*收入[\d.]"
)


def code_in_context(token: Token, memory: Memory, after: str) -> str | None:
    """The indicator's code, by the context where the name is a short one; `after` are the letters behind it."""
    if token.entry is None:
        return None
    for name in token.entry.names:
        if name.indicator == "trade_total" and memory.context.endswith("_throughput"):
            continue  # 港口货物吞吐量…,其中外贸完成…
        if name.indicator.startswith("projects_") and name.indicator != "projects_key_done":
            if memory.just_read in name.after:
                return name.indicator
        elif token.entry.value == "industrial_firms" and not match(r"[vYF]{0,3}[ud]", after):
            continue
        else:
            is_of_context = memory.context in name.after and memory.context != "industrial_firms"
            is_of_context = is_of_context or ("fai" in name.after and is_part_of_investment(memory))
            is_of_above = memory.above in name.after and memory.context != "hightech_output"
            if is_of_context or is_of_above or ("*" in name.after and _STANDS_ALONE.match(after)):
                return name.indicator
    return token.entry.value or None


def is_part_of_investment(memory: Memory) -> bool:
    """固定资产投资…,其中民间投资…。按产业分:一产51.2亿元: the paragraph began with all investment, and has told of a part of it last."""
    if memory.opening != "fai" or memory.context == "fai" or memory.context.startswith("projects_"):
        return False
    return is_investment(memory.context)


# 规模以上(2000万元以上)工业总产值: how large they are stands between
_OF_ALL_INDUSTRY, _LARGE_ONES = ("industrial_output_all", "industrial_va_all"), "规模以上"


_LIST_BEHIND, _FAR = "(j[IJxQvEj]{1,10})(?:D|[ud])", 16  # slots
_NOUN = re.compile("(?<=业)(?:营业收入|营收|利润(?:总额)?|用电量?|税收|企业|从业人员)$")
_OF_A_FIRMS_BOOKS = ("资产", "负债", "成本", "库存", "产成品", "应收", "亏损")


def code_by_words(sentence: Sentence, at: int, memory: Memory) -> tuple[str | None, bool]:
    """The code that a name's own words and those of its clause lead to, and whether it is that of the branch spoken of."""
    token = sentence.tokens[at]
    code = _code_alone(sentence, at, memory)
    if token.text in _AMOUNT_ALONE and token.letter == "J" and sentence.letters[at + 1 : at + 2] != "z":
        code = code if code and code.startswith("projects_") else ""  # 投资额占全市的25%
    code, is_of_branch = _code_of_branch(code, sentence, at, memory)
    code = whole_name(sentence, at, code)
    if code in _OF_ALL_INDUSTRY and sentence.text_of(at - 2, at) == _LARGE_ONES:
        code = code.removesuffix("_all")
    if code == _EMERGING and _is_of_some_bases(sentence, at):
        code = ""
    return code or (added(sentence, at, token, memory) if token.text in ADDED else code), is_of_branch


def code_by_what_is_told(code: str | None, sentence: Sentence, at: int, wide_start: int, memory: Memory) -> tuple[str | None, bool]:
    """The code that what the sentence has told before makes of it, and whether firms in services have been counted there."""
    code = code.partition(";")[2] if code is not None and "|" in code else code  # 城乡居民收入 with one number is that of all residents
    services = _OF_SERVICES.search(sentence_before(sentence, at)) if code == "zone_revenue" else None
    code = ("service_revenue" if services[1] else "") if services is not None else code
    if code == "zone_revenue" and _is_of_the_treasury(sentence, at):
        code = "fiscal_revenue"
    if code == "zone_revenue" and _is_of_industrys_firms(sentence, at):
        code = _refused(memory)
    if code == "patents" and sentence.tokens[at].text in _GRANTED and "专利" not in sentence_before(sentence, at):
        code = _refused(memory)
    if code == "tax_revenue" and _is_paid_by_industry(sentence, at):
        code = "industrial_tax"
    if code == "industrial_va" and "增加值" not in sentence.tokens[at].text:
        code = _of_large_firms(sentence, at, memory)
    if code == "domestic_capital" and _is_in_foreign_money(sentence, at):
        code = "fdi_actual" if any(word in sentence_before(sentence, at) for word in _FROM_ABROAD) else _refused(memory)
    if code == memory.context == "fdi_actual" and sentence.tokens[at].letter == "J" and not _goes_on_about_capital(sentence, at, memory):
        code = _refused(memory)
    code = code or code_of_sum(sentence, at, memory)
    code = code_of_projects(code, sentence, at, wide_start, memory.just_read) if code in vocabulary().projects else code
    if code in _OF_ALL_TRADES and "q" in sentence.letters[at:] and _has_industry_within(sentence, at, code):
        code = _OF_ALL_TRADES[code] or _refused(memory)
    is_behind = "J" in sentence.letters[:at] and is_behind_a_sectors_revenue(sentence, at, code)
    if is_behind or (code in _OF_ANY_FIRMS and _is_of_another_trade(sentence, at, memory)):
        code = _refused(memory)
    if code == "industrial_firms" and memory.context in _ALL_OUTPUT:
        code = of_amount(sentence, at, memory) or code
    return code, services is not None


def _is_of_the_treasury(sentence: Sentence, at: int) -> bool:
    """总收入3.4亿元,一般预算收入1.21亿元; 总收入72317万元,其中地方财政收入…: the whole of which the treasury's own is told next."""
    if not sentence.tokens[at].text.endswith("总收入") or search("^M", sentence.letters[at + 1 : at + 2]) is None:
        return False
    return _TREASURYS.match(sentence.text_of(at, at + _SOON)) is not None


def _refused(memory: Memory) -> str:
    """No indicator: what is told next has none to go on about, neither this name's nor the one before it."""
    memory.topic = None
    return ""


def _code_alone(sentence: Sentence, at: int, memory: Memory) -> str | None:
    """The code of a name by what it is called, and where it is short by its context, its whole or the paragraph's theme."""
    token = sentence.tokens[at]
    is_short = token.letter == "J"
    if is_short and (code := short_of_a_whole(sentence, at)):
        return code
    if is_short and is_in_works(sentence, at):
        return "infrastructure_investment"
    found = code_in_context(_as_done(sentence, at), memory, sentence.letters[at + 1 : at + NEAR])
    if (found in SECTORS or (is_short and found and found.endswith("_va"))) and _is_part_of_what_is_told(sentence, at):
        return None
    if is_short and found in SECTORS and is_part_of_another_whole(sentence, at, memory.context):
        return None
    if is_short and found == "housing_sales_area" and "q" in sentence.letters[max(0, sentence.letters.rfind(";", 0, at)) : at]:
        return None  # 房地产开发投资30亿元,其中住宅投资20亿元,销售面积45万平方米: of both or of dwellings
    if is_short and found == "budget_expenditure" and not _is_of_all_spent(sentence, at):
        return None
    if found in SOLD_BY_TRADES and _is_part_of_retail_sales(sentence, at, memory):
        return None
    if found == "tourism_revenue" and "旅" not in token.text:
        return _code_behind_visitors(sentence, at, memory)
    if found or not is_short:
        return found
    if _is_said_again(sentence, at, memory):
        return memory.topic.code if memory.topic is not None else None
    if token.entry is not None and memory.theme and _OPENS.fullmatch(sentence.letters[:at]):
        found = next((name.indicator for name in token.entry.names if memory.theme in name.after), found)
    return invested_in(sentence, at, memory) if not found and "完成投资" in token.text else found


def _as_done(sentence: Sentence, at: int) -> Token:
    """The name at a slot; 年度投资 of 重点项目共完成年度投资60亿元 is what has been invested, and not what was planned."""
    token = sentence.tokens[at]
    if token.letter != "J" or token.text not in _OF_THE_YEAR or not at or not sentence.tokens[at - 1].text.endswith("完成"):
        return token
    return replace(token, entry=vocabulary().entries["完成投资"][0]) if match("Jv{0,2}M", sentence.letters[at : at + 4]) else token


def _is_said_again(sentence: Sentence, at: int, memory: Memory) -> bool:
    """规上工业产值398亿元,同比增长11.3%,产值占全区的89.8%: the share or the rank of what was told, its name cut short."""
    told = memory.topic
    if told is None or told.is_blocked or _SHARED_OR_RANKED.match(sentence.letters, at - 1) is None:
        return False
    return told.text.endswith(sentence.tokens[at].text) and told.start >= sentence.start


def _code_behind_visitors(sentence: Sentence, at: int, memory: Memory) -> str | None:
    """接待游客20万人次,实现总收入3亿元: what they spent, where nobody else is named in between; elsewhere what the name says by itself."""
    told = [i for i in range(at) if sentence.letters[i] == "I"]
    entry = sentence.tokens[at].entry
    alone = (entry.value or None) if entry is not None else None
    if not told or (visitors := sentence.tokens[told[-1]].entry) is None or visitors.value != "tourists":
        return alone
    if any(entry is not None and entry.value == alone for entry in (sentence.tokens[i].entry for i in told)):
        return _refused(memory)  # 技工贸总收入20亿元,接待游客20万人次,总收入增长5%
    return alone if any(mark in sentence.letters[told[-1] : at] for mark in "S;") else "tourism_revenue"


def _is_of_all_spent(sentence: Sentence, at: int) -> bool:
    """一般公共预算收入7亿元,支出23亿元; 重点支出, 用于民生的支出 and 区本级支出 are of a part."""
    before = search(r"(?:^|[,;:j])([TSFv]{0,3})$", sentence.letters[max(0, at - 4) : at])
    if before is None:
        return False
    return all(t.letter != "v" or t.text in _OF_ALL_SPENT for t in sentence.tokens[at - len(before[1]) : at])


def _is_part_of_what_is_told(sentence: Sentence, at: int) -> bool:
    """利用省外资金中,…,二产占比达七成; 就业结构中,第三产业占56%: the sector's part of what is told of, and not of the product."""
    if is_share_of_another_structure(sentence, at):
        return True
    if sentence.letters[at + 1 : at + 2] != "Z" or sentence.tokens[at].letter != "J" or "I" not in sentence.letters[:at]:
        return False
    told = [t.entry.value for t in sentence.tokens[:at] if t.letter == "I" and t.entry is not None]
    return not any(code == "gdp" or code.endswith("_va") for code in told)


def _is_part_of_retail_sales(sentence: Sentence, at: int, memory: Memory) -> bool:
    """社会消费品零售总额322亿元。分行业看,批发业完成21亿元: the trade's part of them, and not all that it sold."""
    if memory.context != "retail_sales":
        return False
    if match("J(?:jJ){0,4}[DvF]{0,3}[ud]", sentence.letters[at:]) and sentence.tokens[at].text in _TRADES_ALONE:
        return _BY_TRADES.search(sentence_before(sentence, at)) is not None  # 按行业分,批发业下降1.4%,零售业下降8.5%
    if not match("J(?:jJ){0,4}[vF]{0,3}M", sentence.letters[at:]):
        return False
    return "零售额" not in sentence_before(sentence, at)  # 批发业零售额20亿元,零售业50亿元 are set aside as such


def _code_of_branch(code: str | None, sentence: Sentence, at: int, memory: Memory) -> tuple[str | None, bool]:
    """The code, and whether it is that of the branch spoken of."""
    token = sentence.tokens[at]
    if memory.branch == INDUSTRY:
        is_its_own = token.text in ADDED and not sentence.tokens[at - 1].text.endswith("社会")
        return (code or of_branch(memory.branch, token.text) if is_its_own else code), False  # 工业运行平稳,完成总产值80亿元
    if token.letter == "J" and memory.branch and not token.text.endswith("业"):
        return of_branch(memory.branch, token.text), True
    if memory.branch and token.text in _OF_ANY_BRANCH and not search("S[vTF]{0,4}$", sentence.letters[max(0, at - 5) : at]):
        return of_branch(memory.branch, token.text), True  # 商务服务业利润倍增,利润总额…
    if memory.branch and token.text in _OF_INDUSTRY and search(r"J[TvF]{1,4}$", sentence.letters[max(0, at - 5) : at]):
        return of_branch(memory.branch, token.text.removeprefix("工业")), True  # 战略性新兴产业上半年共实现工业增加值
    return (of_branch(*around), True) if (around := branch_around(sentence, at)) is not None else (code, False)


def _is_of_industrys_firms(sentence: Sentence, at: int) -> bool:
    """工业企业实现总产值48亿元,实现销售收入46亿元: what industry sold, and not all firms of the zone."""
    since = sentence.behind_last("S;", at)
    return any("工业企业" in t.text for t in sentence.tokens[since:at])


def _is_in_foreign_money(sentence: Sentence, at: int) -> bool:
    """实际利用外资项目2个,到位资金2150万美元: no capital from elsewhere in the country."""
    behind = _AMOUNT_BEHIND.match(sentence.letters, at)
    quantity = sentence.tokens[behind.end() - 1].quantity if behind is not None else None
    return quantity is not None and quantity.unit not in ("CNY", "COUNT")


def _goes_on_about_capital(sentence: Sentence, at: int, memory: Memory) -> bool:
    """实际利用外资:累计到账3260万美元; 实际利用外资3260万美元。招商引资项目20个,实际到位6亿元 tells of other money, and so may what stands far below."""
    is_near = memory.is_near or "I" in sentence.letters[:at]
    return is_near and _is_in_foreign_money(sentence, at)


def _is_paid_by_industry(sentence: Sentence, at: int) -> bool:
    """规模以上工业实现销售收入48亿元,上缴税金3亿元: what industry has paid, and not all of the zone."""
    since = max(sentence.letters.rfind(mark, 0, at) for mark in ";S") + 1
    return sentence.says("规") and _INDUSTRY_DOES.search(sentence.text_of(since, at)) is not None


def _of_large_firms(sentence: Sentence, at: int, memory: Memory) -> str:
    """工业总产值595亿元,其中规上工业571亿元: of what has been told of all industry that of the firms above designated size; value added by itself."""
    if _is_of_another_noun(sentence, at):
        memory.context = "industrial_va"  # 营收 behind 规上工业资产 is industry's
        return ""
    named = [t.entry.value for t in sentence.tokens[:at] if t.letter == "I" and t.entry is not None]
    whole = named[-1] if named else memory.context
    is_part = search("q[,:]?v?$", sentence.letters[:at]) is not None
    if not whole or not (is_part or (named and whole in OF_LARGE_FIRMS and match("Iv?F?v?M", sentence.letters[at : at + 5]))):
        return "industrial_va"
    if whole in OF_LARGE_FIRMS:
        return OF_LARGE_FIRMS[whole]
    return "industrial_va" if whole == "gdp" or whole.endswith("_va") or not whole.startswith("industrial_") else _refused(memory)


def _is_of_another_noun(sentence: Sentence, at: int) -> bool:
    """规上工业、服务业营业收入分别增长8%和12%: what is told of them stands behind the list; 规上工业资产增长6%: no value added."""
    behind = match(_LIST_BEHIND, sentence.letters[at + 1 : at + _FAR])
    if behind is not None:
        return _NOUN.search(sentence.text_of(at + 1, at + 1 + behind.end(1))) is not None
    return sentence.text_of(at + 1, at + 2).startswith(_OF_A_FIRMS_BOOKS)


def _is_of_some_bases(sentence: Sentence, at: int) -> bool:
    """战略性新兴产业产值80亿元。三大基地入驻104家企业,总产值突破700亿元: somebody else is named, and the industry is not."""
    if sentence.tokens[at].text not in ADDED or not search("[xQE]", sentence.letters[:at]):
        return False
    return not any("新兴" in t.text or "战新" in t.text for t in sentence.tokens[:at])


def _has_industry_within(sentence: Sentence, at: int, code: str) -> bool:
    """主营业务收入1050亿元,其中工业主营业务收入930亿元: the first is of all firms, and industry's is a part of it."""
    if "工业" in sentence.tokens[at].text:
        return False
    among = match("[vFM](?:[^;]{0,12}?,)?q[,vF]{0,3}(I)", sentence.letters[at + 1 :])
    part = sentence.tokens[at + 1 + among.start(1)] if among is not None else None
    return part is not None and part.entry is not None and part.entry.value == code and "工业" in part.text


def _is_of_another_trade(sentence: Sentence, at: int, memory: Memory) -> bool:
    """规上服务业企业实现营业收入86亿元,实现利润总额7亿元; 服务业营业收入…,其中规上企业营业收入…: the profit of those that were told of, and not of industry."""
    text = sentence.tokens[at].text
    if (text not in _ANY_FIRMS and _ABOVE_IN_ANY.match(text) is None) or "S" in sentence.letters[max(0, at - 4) : at]:
        return False
    return (memory.counted[-1] if memory.counted else memory.opening) in _OTHER_TRADES
