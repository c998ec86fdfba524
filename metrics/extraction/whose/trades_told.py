"""Trades that a sentence turns to: the branch that what follows is of, and the industries or the areas whose figures are no zone's."""

from __future__ import annotations

import re

from metrics.extraction.clause import DONE, Sentence
from metrics.extraction.slots import match
from metrics.extraction.whose.strangers import NEAR
from metrics.language.seldom import seldom
from metrics.language.telltales import has_any
from metrics.language.vocabulary import any_of, words_of

_RATIO = re.compile(r"\d+[家户人]$")  # 平均每15家
_FARES = re.compile("(?:主导|支柱|支撑|引领|带动|主力)(?:地位|作用)|取得|实现|完成|发展|保持|加快|增长|" + any_of("growing_manner_word"))
_BRANCHES = tuple(words_of("branch_ending"))
_BRANCH_NOUNS = frozenset(words_of("branch_noun_word"))
_HOLIDAYS = frozenset(words_of("holiday_word"))
INDUSTRY = "工业"
_LIST_OF_TRADES = re.compile("(?:等|[两二三四五六七八九十]大)[^,等]{0,5}$")
_FOSTERED = re.compile(any_of("fostering_word", "aimed_at_word") + "|发展|形成|以|拥有|集聚")
_SOLD = tuple(words_of("firm_sales_word"))  # 家具产业销售收入突破180亿元,税收4.2亿元
_TRADE = rf"(?:(?<!先进|高端|现代)(?<!技术|装备)制造|{any_of('trade_ending')})业"  # 制造业, 船舶修造业, 石料开采业
_MADE = seldom(
    rf"(?:^|[,;:])[^,;:\d全我本]{{1,14}}{_TRADE}[^,;:\d实完]{{2,12}},(?:[^,;:\d全我园]{{2,24}},){{0,2}}(?:{any_of('between_word')})*(?:实现|完成)$"
)
_LAST_OF_DEEDS = "现成"  # the last characters of 实现 and 完成
_ONE_OF_SEVERAL = re.compile("(?:[一二三四五六七八]是|第[一二三四五六七八][,:]?|[(]?[1-8一二三四五六][)]?[、.]?).{2,60}集群$")
# 临港石化企业保持增势,主要指标大幅增长,其中税收…;进出口…: all of the sentence is about them
_INDICATORS_OF = seldom(
    rf"(?:^|[,;:])(?:[^,;:。\d]{{0,10}}(?:月份?|年|度))?(?![^,;:。\d]{{0,30}}(?:(?:规模?以?上|工业|全部|[区园]内?|各类|内外资)企业|{any_of('fostering_word', 'aimed_at_word')}))[^,;:。\d]{{1,30}}(?:企业|产业|行业)(?!集)[^,;:。\d]{{2,16}},"
    r"(?:主要|各项|多项|核心|各)(?:经济|生产|运行)?指标[^,;:。\d]{2,12}[,:](?:其中|(?=[^,;:。\d]{2,12}\d))"
)
_SECTORS = (INDUSTRY, "服务业")
_FARES_ON = re.compile(r"(?:经济|生产|发展|运行|形势)*[\u4e00-\u9fff]{2,10}[,。]")  # behind a sector: 经济稳中向好
# of something within a sector: 工业用电量回升, 服务业企业增多
_WITHIN_IT = re.compile(
    "企业|产业|行业|[园片]区|项目|投资|电|利润|产[值品量]|集群|税|技|设备|增加|收入|营收|就业|人才|总|贷款|方面|领域|占"
)
_COUNTED = re.compile("[两二三四五六七八九十0-9][大个](?!方面)[^,;:。]{0,8}产业$")
_LEADING = ("主导", "支柱", "优势", "特色")
_TRADES = ("产业", "制造业", "行业")
_FIRMS_DID = tuple("企业" + done for done in DONE)

# 全县有竹制品企业320家,去年实现销售收入45亿元: how many firms a trade has, and not how many of any trade, size or owner there are
_FIRMS_COUNTED = seldom(
    r"(?:^|[,;:。])(?P<trade>[\u4e00-\u9fff、]{2,20}?)企业(?:已|共|就)*(?:发展到|达到?|有|突破|超过)?\d+[多余]?[家户],(?P<on>[^;]*)$"
)
_ADDED = re.compile("新[增设批注引入办登]|[净]?增加|净增|批准")  # how many a time has added
_OF_WHOM = re.compile(
    "^.*(?:[全我本该各][县区市州旗盟园]|[县区市州旗盟园]内?|目前|现在|如今|[年月底末来]|我们|这里)|拥有|聚集|集聚|汇聚|汇集|形成|培育|发展|[有了的共现已达超]"
)
_OF_ANY_TRADE = re.compile(
    "累计|全部|各类|所有|工业|服务业|商贸|流通|规模?以?上|规模|限额?以?上|上规模|四上|民营|私营|私人|个体|国有|集体|外商|投资|外贸|进出口|[内外三]资|注册资[金本]|市场主体"
    "|高新技术|高技术|高新|科技|型|中小|[大中小微新型超]|入[驻园]|落户|注册|登记|在册|引[进入]|招引|批准|办|投产|建成|在建|开工|[进驻]区|辖区|重点|骨干|龙头|上市|产值|主营|税收|[亿万千百元年度以上等和及家户、]|法人|生产经营|世界强|国|本土|优质|科创|瞪羚|独角兽|专精特|培育|认定|孵化|在库|房地产|开发|对接|走访|服务|强及行业|行业|建筑业|资质|实绩|销售|有|的|营利性|批发|零售|住宿|餐饮|其他|第三产业|第二产业|物流业|金融"
)
_OF_ALL = re.compile("[全我本][县区市州旗盟园]|开发区|高新区|经开区")


def part_named(sentence: Sentence, at: int) -> str:
    """每平方公里工业增加值13亿元,工业总产值53亿元; 其中,电子信息产业高位运行,规上企业产值4702亿元; 光伏产业迅速增长,实现主营业务收入1亿元; 纺织产业实现产值20亿元,税收2亿元."""
    text, letters = sentence.tokens[at].text, sentence.letters
    behind = sentence.text_of(at + 1, at + 2)
    if text in ("每平方公里", "日均"):
        return "area"
    if text in ("平均每", "每") and (behind == "天" or (behind == "日" and text == "平均每") or _RATIO.match(behind)):
        return "area"
    if text in _HOLIDAYS and match(r"Qv{0,3}(?:,|[SFJI])", letters[at : at + 6]):
        return "area"  # “五一”假期,接待游客32万人次: of some days
    if text == "产业链" and letters[at + 1 : at + 2] == "I" and re.search(r"(?:^|[,;TSq])[xJQvM]{1,4}$", letters[max(0, at - NEAR) : at]):
        return "industry"  # 6条重点产业链规上工业总产值增长8%,规上工业增加值增长22%
    if text == "产业" and match(r"Q,?(?:T,?)?[vF]{1,3}I", letters[at : at + NEAR]) and _ends_list_of_trades(sentence, at):
        return "industry"
    return "industry" if text in _BRANCH_NOUNS and _tells_of_industry(sentence, at) else ""


def _tells_of_industry(sentence: Sentence, at: int) -> bool:
    """光伏产业迅速增长, 光伏产业继续领跑全市工业,实现主营业务收入1亿元: what the industry at a slot has brought; 规上 behind it only where 其中 stands before it."""
    letters = sentence.letters
    rest = re.match(r"Q(?:[xvudgF]+|v{0,2}kv{0,2}SJ?x?),(?:(?:T,?)?[vFl]{1,4}(I)|T(I)M)?|Qv{0,2}F[vFl]{0,3}[JI]M|Q[JI](?=M,)", letters[at:])
    if rest is None:
        return False
    before = letters[max(0, at - NEAR) : at]
    if re.search(r"q,?[xJQ]{1,3}$", before):
        return True
    name = sentence.tokens[at + rest.start(rest.lastindex)].text if rest.lastindex is not None else "规"
    if rest[0][-1] in "JI" and rest.lastindex is None:
        return sentence.tokens[at + 1].text.endswith(_SOLD) and re.search(r"(?:^|[,;TS])[xJQ]{1,3}$", before) is not None
    is_told = rest[0][-1] == "M" or not name.startswith("规")
    return is_told and re.search(r"(?:^|[,;TS])[xJQ]{1,3}$", before) is not None


def _ends_list_of_trades(sentence: Sentence, at: int) -> bool:
    """航空航天、石油化工等八大优势产业,前三季度完成工业总产值…; 四大产业完成工业增加值…; not 培育石油化工等八大优势产业,…."""
    first = max((i for i in range(at) if sentence.letters[i] in ",;:q"), default=-1) + 1
    words = sentence.text_of(first, at)
    return _LIST_OF_TRADES.search(words) is not None and _FOSTERED.search(words) is None


def is_of_a_manufacture(sentence: Sentence, at: int) -> bool:
    """通信设备制造业继续领跑,实现工业总产值727亿元; 船舶修造业加快复苏,企业抢订单,实现增加值7亿元: what one trade has made; `at` is the name's slot."""
    if not at or sentence.tokens[at - 1].text[-1] not in _LAST_OF_DEEDS:
        return False
    before = sentence.text_of(at - NEAR, at)
    return "业" in before and _MADE.search(before) is not None


def lists_indicators_of_firms(sentence: Sentence, at: int) -> bool:
    """洋浦石化企业延续态势,主要经济指标大幅增长,其中新增税收…;进出口贸易额…: whose indicators the sentence lists; `at` is the name's slot."""
    before = sentence.text_of(0, at)
    return "指标" in before and _INDICATORS_OF.search(before) is not None


def names_firms_of_a_trade(sentence: Sentence, at: int) -> bool:
    """高新技术产业规模以上企业实现产值824亿元;…;实现工业增加值179亿元: the firms at a slot are those of a trade, and all of the sentence is about them."""
    token = sentence.tokens[at]
    are_firms = (token.text.endswith("企业") and sentence.letters[at + 1 : at + 2] == "F") or has_any(token.text, _FIRMS_DID)
    if "产业规" in token.text:
        return are_firms and not token.text.endswith("企业")
    is_behind = token.text.startswith("规") and at > 0 and sentence.tokens[at - 1].end == token.start
    return is_behind and are_firms and sentence.tokens[at - 1].text.endswith(_TRADES)


def heads_trades(sentence: Sentence, at: int) -> bool:
    """电子信息等三大主导产业,实现主营业务收入325亿元,税收15亿元; 三大主导产业实现产值326亿元,税收15亿元: what follows is of these trades alone."""
    text = sentence.tokens[at].text
    if not text.endswith("产业"):
        return False
    is_a_cluster = sentence.text_of(at + 1, at + 2).startswith("集群")
    told = match(r".[xvuasncF]{1,5},[vF]{0,3}I", sentence.letters[at : at + 12])
    is_of_all = is_a_cluster or told is None or sentence.tokens[at + told.end() - 1].text.startswith("全")
    if not is_of_all and _COUNTED.search(sentence.text_of(at - 3, at + 1)) is not None:
        return True  # 三个千亿级产业成长较好,工业总产值2190亿元
    return has_any(text, _LEADING) and match(r"[Jx][xvu]{0,3},?v{0,2}Fv{0,2}I", sentence.letters[at : at + 12]) is not None


def heads_a_cluster(sentence: Sentence, at: int) -> bool:
    """一是以某公司为龙头的智能终端产业集群,集聚企业20多家,主营业务收入增长52%: what is told of one of several clusters."""
    if sentence.letters[at + 1 : at + 2] != ",":
        return False
    first = sentence.behind_last(",;:", at)
    return _ONE_OF_SEVERAL.match(sentence.text_of(first, at + 1)) is not None


def branch_named(sentence: Sentence, at: int) -> str:
    """金融业稳中有升,实现增加值…; 战略性新兴产业取得突破,实现产值…: the branch that what follows is of."""
    words = sentence.tokens[at].text
    if sentence.letters[at] == "J":
        return _branch_by_name(sentence, at)
    if words in _SECTORS and _fares_on(sentence, at):
        return words
    if len(words) < 3 or not words.endswith(_BRANCHES):
        return ""
    fares = words.endswith("新兴产业") and _FARES.match(sentence.text_of(at + 1, at + 3)) is None
    return "" if fares else words


def _fares_on(sentence: Sentence, at: int) -> bool:
    """工业经济稳中向好,实现增加值…: the sector at a slot heads its clause, and the words behind it tell how it fares."""
    before = sentence.letters[at - 1 : at]
    if before not in ("", ",", ";", ":", "S", "T"):
        return False
    end = sentence.letters.find(",", at)
    told = sentence.text_of(at + 1, end + 1) if end > at else ""
    return _FARES_ON.fullmatch(told) is not None and _WITHIN_IT.search(told) is None


def _branch_by_name(sentence: Sentence, at: int) -> str:
    """高新技术产业增长较快,实现产值…; 工业运行平稳,完成总产值…: the same where the branch has a short name; not of 打造千亿主导产业."""
    token = sentence.tokens[at]
    if sentence.tokens[at - 1].text.endswith(("亿", "亿元")):
        return ""
    is_industry = token.text == INDUSTRY and match(r"Jv{0,3}[ua]?v{0,2}(?:,|x?$)", sentence.letters[at : at + NEAR]) is not None
    is_industry = is_industry or (token.text in _SECTORS and _fares_on(sentence, at))
    is_branch = token.text == "建筑业" or token.text.endswith(("产业", "制造业", "服务业"))
    return token.text if is_industry or is_branch else ""


def is_of_a_trades_firms(sentence: Sentence, at: int) -> bool:
    """全县有竹制品企业320家,去年实现销售收入45亿元,出口1.1亿美元: what the firms of one trade sold; `at` is the name's slot."""
    if "E" not in sentence.letters[:at] and not sentence.says("企业"):
        return False
    found = _FIRMS_COUNTED.search(sentence.text_of(at - NEAR, at))
    if found is None or _ADDED.search(found["trade"]) is not None or _OF_ALL.search(found["on"]) is not None:
        return False
    return _OF_ANY_TRADE.sub("", _OF_WHOM.sub("", found["trade"])) != ""
