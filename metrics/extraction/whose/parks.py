"""Parks that are called by their county and what they are for (旬阳县生态工业集中区), and parks within a zone that a paragraph turns to (金星软件园占地120亩,…)."""

from __future__ import annotations

import re

from metrics.extraction.clause import Sentence
from metrics.extraction.document.context import Context
from metrics.extraction.in_order import InOrder
from metrics.extraction.slots import match, search
from metrics.extraction.zones.gazetteer import region_short, zones
from metrics.extraction.zones.kinds import SHORT
from metrics.extraction.zones.place import REGIONS
from metrics.extraction.zones.zonenames import canonical, written
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.vocabulary import any_of, vocabulary, words_of

_NO_NAME = seldom("[的和与在及对为是将了以从等各个]|重点|主要|全部|所有|[省市县级]级|国家|年|月|" + any_of("fostering_word"))
_LONGEST = 5  # slots between region and kind
_LIST = 48  # slots from a list of parks to a name
_REGION = "县市区旗州盟"
_PARKS = f"(?:{any_of('park_ending', 'park_kind_word')}|(?<![市县区新])城)"
_PARK_WORDS, _TOWN = (
    Telltales(*words_of("park_ending"), *words_of("park_kind_word")),
    re.compile("城(?<![市县区新]城)"),
)  # one of these stands in a park's name
# 不远处的金星创新园,是…打造的平台; 金星软件园占地120亩; 位于开发区西部的金星产业园,…; 金星商务区:…
_PARK = seldom(
    rf"(?:(?:[^,。;:、“”]{{0,12}},)?(?P<where>(?:位于|坐落[于在]|地处|占地|规划面积)[^,。;:]{{2,18}}的)|[^,。;:、“”]{{0,10}}[的,])?(?P<park>[^,。;:、“”的]{{2,12}}?(?:{_PARKS}|工业园(?!区)|园区(?=是(?:[我全]区|开发区|高新区|经开区))|(?<![家公校花田果乐林])园(?=规划|占地|坐落|共有|现有))|该园(?!区))"
    r"(?(where)(?:,|(?=[去今]年|[上下]半年|[前一二三四首]|\d{1,2}[-至月]|全年|(?:19|20)\d\d年|实现|完成))|(?::|,?(?:是|位于|坐落|占地|作为|总投资|落户(?=[^,。;\d]{0,8}区)|规划(?:面积)?(?=\d)|[12]\d\d\d年(?:起步|开建|成立)|(?:[现共]有|拥有|集聚|聚集|汇聚|已?入驻|已?落户)[^,。;\d]{0,8}企业)|,这[个座一]|[^,。;:、的区]{2,12}(?:工程|项目)[^,。;:]{0,8}(?:完工|竣工|开工|投用|投运|建成)))"
)
_SOME_PARK = re.compile("园区是|变成了?|园(?:规划|占地|坐落|共有|现有)|该园|工业园(?!区)")
_VISITED = seldom(
    rf"(?:走进|来到|步入|踏进|踏入|走访)(?:[^,。;:、]{{0,16}}[区市县镇侧的]的?)?(?P<park>[^,。;:、“”的]{{2,12}}?(?:{_PARKS}|工业园(?!区)))(?![^,。;:、的])"
)
# 创业园主任介绍,园区成立12年来,累计孵化…: who speaks is of a park within the zone
_SPEAKS_FOR_ONE = seldom(
    rf"[^,。;:、“”]{{0,6}}(?:{any_of('park_ending')}|孵化器|加速器|(?:创业|创新|孵化)(?:服务)?中心)(?:管委会|管理办公室|运营公司)?(?:主任|负责人|经理|总经理|工作人员)[^,。;:“”]{{0,6}}(?:介绍|告诉|表示|说)"
)
# 基地总面积17万平方米,在孵企业269家,去年…: an incubator's
_INCUBATES = seldom(
    r"(?:[^。;:、“”]{0,20},)?(?![全我本各])[^,。;:、“”\d]{0,12}(?:(?<!示范)基地|孵化器|众创空间|加速器|创客空间|双创园|创业园)(?:(?!\d+[家个])[^。;]){0,30}?(?:在孵|孵化团队|孵化企业|孵化项目|入驻团队|毕业企业)"
    r"|[^,。;:\n]{0,14}(?:创业|孵化)(?:服务)?中心[^。;\n]{0,30}(?:入孵|在孵)"
)
# 老厂房摇身一变成了文化创意园: what a plant has become
_BECAME = seldom(
    r"[^。;]{0,40}?(?:变身|变成|蝶变)[为成]?了?(?:一[个座])?(?P<park>[^,。;:、的]{2,10}?(?:" + any_of("park_leisure_word") + ")园)(?!区)"
)
_OF_ZONES = re.compile(f"[全我本该][区市县省]|{SHORT}|新区|保税区")
_KINDS = (("高新技术产业开发区", "高新区"), ("经济技术开发区", "经开区|开发区"), ("经济开发区", "经开区|开发区"), ("新区", "新区"))
_LEAD = 24  # characters before a colon
_OFTEN, _CLOSE = 3, 5
_FIRMS_WITHIN = seldom(
    r"(?:园区|开发区|集聚区|集中区|工业园|高新区|经开区)内?[^,;:、\d]{0,4}\d+[家户][^,;:\d]{0,8}企业|\d+[家户]园区[^,;:\d]{0,6}企业"
)
_GO_ON = Telltales("。共完成", "。共实现")
_SOME_PARKS = seldom(
    r"(?:[^,。;]{2,10},)?(?:[两二三四五六七八九十]|\d{1,2})[大个](?:省级|市级|重点)?(?:工业|产业)?(?:园区|小区|集聚区)(?:共|已|现|内|的)"
)
# A title about one park within the zone (开发区新材料产业园提速), and a sentence whose subject is 园区, which then is that park.
_TITLED = re.compile(rf"[^,。;:、“”的\s#]{{2,10}}(?:{any_of('park_ending')})(?!区)")
_IS_PARK = re.compile(f"(?P<before>[^。;]{{0,14}}?)该?(?:园区|{any_of('park_ending')})(?=[已共累实完规内现集入有]|上半年|去年)")

# 金星食品工业园、银河产业园和医药产业园,上半年完成…: parks as subjects; 加快建设金星产业园、银河软件园,完成… is no list of who did it.
_NAMED_PARK = r"[^,;:、的和与及\d]{2,12}园区?"
_PARKS_LISTED = seldom(
    rf"(?:^|[,;:的])(?P<first>{_NAMED_PARK})(?:、{_NAMED_PARK})*(?:、|和|与|及|以及){_NAMED_PARK}(?:等[^,;:\d]{{0,8}})?,?"
    rf"(?:[上下]半年|[今去]年|全年|[前第]?[一二三四]季度|首季度?|\d{{1,2}}[-至~]\d{{1,2}}月份?)?,?(?:{any_of('between_word')})*(?:完成|实现)"
)
_PARK_DOES = re.compile(
    r"(?:[^,;:]{0,6}(?:月份?|年|季度|半年|以来),?)?(?:其中,?|而)?(?:(?:各|三|两|几)(?:大)?(?:园区|板块|片区)[^,;:\d]{2,12},)?(?P<park>(?!一区)[^,;:、“”的年月\d全各该本两三]{2,7}?(?:(?<![田公校家果乐物])园|片区))"
    r"(?P<does>(?!区|、|[实完共累]|和)[^,;:\d园]{3,24}),"
)
_BETWEEN = re.compile(r"\([^()]*\)|[-—·]")  # what slots leave out of 深圳南山(龙川)产业园, 甘孜-眉山工业园区
_TRADE_CITY = "(?:科技|产业|物流|汽车|电商|家居|建材|服装|皮革|轻纺|商贸)城|功能区|特色小镇|街区|商圈"
_PARK_KINDS = ("园", "片区", "区块", "孵化器", "服务中心", "城", "功能区", "小镇", "街区", "商圈")
_WHEN = r"(?:[今去]年|全年|[上下]半年|[前第]?[一二三四]季度|首季度?|\d{1,2}[-至~]\d{1,2}月份?|\d{1,2}月份?|前\d{1,2}个?月)"
_PARK_HAS = re.compile(
    r"(?:(?:位于|地处|坐落[在于])[^,;:\d]{1,14}的)?的?在?(?:(?:国家|省|市)级)?(?P<park>[东南西北]{1,2}(?:区块|片区|园区)|(?!一区)[^,;:、“”的年月\d全各该本两三我]{2,10}?"
    rf"(?:园区(?!域)|(?<![田公校家果乐物])园|片区|区块|孵化器|服务中心|{_TRADE_CITY}))"
    rf"(?:,?{_WHEN}*[,:]?(?:{any_of('between_word')}|又|再)*(?:完成|实现|签约|引进|新增|新签|到位|上缴|贡献|创造|入驻|入园|现有|拥有|集聚)|,?{_WHEN}*[,:]?$)"
)
_LEADS = seldom(rf"(?m)^[ 　#*]*(?:{_WHEN},)?{_PARK_HAS.pattern}")  # a paragraph
_OF_A_PARK = re.compile(f"(?:产业|工业|科技|创新|创业|软件|物流)?(?:园区?|片区|区块|孵化器|服务中心|{_TRADE_CITY})$")
# 重点园区, 高新工业园 by its kind alone; 完成园区税收…; 依托科技园, 随着智谷园, and what only begins so
NO_PARK = re.compile(
    "重点|特色|主要|所有|现有|压力|省级|市级|国家|区域|[省市县区]内|^(?:[经济技术产业科高新工创农物流循环化学示范集中综合保税自贸]{0,6})(?:园区?|片区)$"
    "|[在以把将对向从为因由随使受据被与和及让给]|通过|发挥|完成|实现|累计|达到|" + any_of("fostering_word", "aimed_at_word")
)
_COUNTS_PARKS = re.compile(r"[\d一二三四五六七八九十两几数多各]+[个大家]?")
_NO_DEED = re.compile("(?:等|内|里|上|中|项目|企业|及|与|占|增长|下降|产值|税收|投资)")
_TURNS_TO_PARK = seldom(
    rf"(?:^|[,;:的年度]|月份?)(?P<park>[^,;:、“”的年月\d]{{2,12}}(?:{any_of('park_ending')}|(?:{any_of('park_trade_word')})园))(?=[^,;:]{{0,12}},)"
)
_BUILDS = re.compile(any_of("fostering_word", "aimed_at_word") + "|通过|发挥|重点|[在以把将对向从]")


def is_of_a_park_told(context: Context, zone: str | None, sentence: Sentence, at: int) -> bool:
    """Whether a park by a name of its own is whom this part of the sentence tells of, and not the `zone` that owns it; `at` is the slot of an indicator's name."""
    if context.zone is None and not context.own_words:
        return False  # whose page it is nobody knows, so it may be the park's
    if not sentence.says(*_PARK_KINDS):
        return False
    park = _park_that_does_first(sentence, at) or _park_that_has(sentence, at)
    counted = _COUNTS_PARKS.match(park)
    if counted is not None and zone is not None and zone == (context.place.name or "") + park[counted.end() :]:
        return False  # 全区四个园区完成…, on the page of 蔡甸区: all its parks, who are told of by that name
    if any(_OF_A_PARK.sub("", park) == region_short(code) for code in context.place.own):
        return park not in context.title  # 新田园区, on the page of 新田县
    own = [_BETWEEN.sub("", name) for name in (context.title, *written(context.zone or ""), *written(zone or ""))]
    if context.place.level in REGIONS:  # 金水区杨金产业园, on the page of 金水区; 镇江市五个园区 bear no name of their own
        within = next((park.removeprefix(name) for name in own if name and park.startswith(name)), "")
        park = within if _OF_A_PARK.sub("", within) and _COUNTS_PARKS.match(within) is None else park
    stem = _OF_A_PARK.sub("", park)
    return bool(park) and not any(park in name or (name and name in park) or (stem and stem in name) for name in own)


def _park_that_does_first(sentence: Sentence, at: int) -> str:
    """智谷科技园抢抓机遇,强化招商,签约项目3个: what the park has done stands before what it has."""
    first = sentence.letters.rfind(";", 0, at) + 1
    words = sentence.text_of(first, at)
    found = _PARK_DOES.match(words)
    if found is None or NO_PARK.search(found["park"]) is not None or _NO_DEED.match(found["does"]) is not None:
        return ""
    end = sentence.tokens[first].start + found.end()
    return "" if any(t.letter == "S" and t.start >= end for t in sentence.tokens[first:at]) else found["park"]


def _park_that_has(sentence: Sentence, at: int) -> str:
    """长春高新区软件园上半年实现软件收入61亿元,税收2.1亿元: a park, right behind its zone or alone, and all that it has."""
    first = sentence.letters.rfind(";", 0, at) + 1
    lead = match("[Tvq,]{0,4}", sentence.letters[first:at])
    base = first + (lead.end() if lead is not None else 0)
    while base > first and sentence.letters[base - 1 : base + 1] == "vx" and sentence.tokens[base - 1].end == sentence.tokens[base].start:
        base -= 1  # 新 of 新田园区
    token = sentence.tokens[base]
    is_behind_zone = token.letter == "S" and token.entry is not None and token.entry.type in ("zone", "self")
    base += is_behind_zone
    found = _PARK_HAS.match(sentence.text_of(base, at)) if base < at else None
    if found is None or NO_PARK.search(found["park"]) is not None or (is_behind_zone and sentence.tokens[base].start != token.end):
        return ""
    end = sentence.tokens[base].start + found.end("park")
    return "" if any(t.letter == "S" and t.start >= end for t in sentence.tokens[base:at]) else found["park"]


def is_entry_of_a_park(context: Context, sentence: Sentence, at: int) -> bool:
    """科创产业园建设加快,新增入园企业12家: those who entered the park that the sentence has turned to, within the zone; `at` is the name's slot.

    县工业园区新入园企业31家, on the page of the county: those of its park.
    """
    if context.place.level in REGIONS and "入园" in sentence.tokens[at].text:
        return sentence.text_of(at - 1, at).endswith(("园", "园区", "开发区", "集聚区", "高新区", "经开区"))
    if "入园" not in sentence.tokens[at].text or context.place.level != "zone" or (context.zone or "").endswith("园"):
        return False
    words = sentence.text_of(at - _LIST, at)
    found = list(_TURNS_TO_PARK.finditer(words))[-1:]
    if not found or _OF_ZONES.search(words, found[0].end()) is not None:
        return False
    return not any(found[0]["park"] in name for name in (context.title, *written(context.zone or "")))


def is_of_firms_in_a_park(context: Context, sentence: Sentence, at: int) -> bool:
    """园区内27户企业完成工业总产值95亿元, 27户园区企业完成工业总产值95亿元: on the page of the county around; `at` is the name's slot."""
    if context.place.level not in REGIONS:
        return False
    before = sentence.text_of(at - _CLOSE, at)
    return (before[-1:] in "家户" and _FIRMS_WITHIN.search(before + sentence.tokens[at].text) is not None) if before else False


def is_of_parks_listed(sentence: Sentence, at: int) -> bool:
    """甲工业园、乙产业园和丙科技园,上半年完成…,实现销售收入…: what several parks did together, until a place is named; `at` is the name's slot."""
    if not sentence.says("园"):
        return False
    before = sentence.tokens[max(0, at - _LIST) : at]
    words = "".join([t.text for t in before]) if "j" in sentence.letters[:at] else ""
    found = _PARKS_LISTED.search(words) if words.count("园") > 1 else None
    if found is None or _BUILDS.search(found.group()) is not None:
        return False
    end = before[0].start + found.end()
    return not any(t.letter in "S;" and t.start >= end for t in before)


def is_of_each_listed(sentence: Sentence, at: int) -> bool:
    """甲市和乙市营业收入均在600亿元上下: what each of several places has, and no figure of the place around them; `at` is the name's slot."""
    if search(r"(?:^|[,;])v?Sx?(?:jSx?)+[TvF]{0,3}$", sentence.letters[max(0, at - _LIST) : at]) is None:
        return False
    return any(t.text.startswith("均") for t in sentence.tokens[at + 1 : at + 3])


def park_of_region(context: Context, sentence: Sentence, at: int) -> str | None:
    """The whole name of a park whose kind stands at `at`, where a region that is not the page's own begins it; None of the page's own zone."""
    tokens, first = sentence.tokens, at
    while first and at - first < _LONGEST and tokens[first - 1].letter in "xvQ" and tokens[first - 1].end == tokens[first].start:
        first -= 1
    region = tokens[first - 1] if first else None
    if region is None or region.entry is None or region.entry.type != "region":
        return None
    if region.end != tokens[first].start or region.text[-1] not in _REGION:
        return None
    inside = "".join(t.text for t in tokens[first:at])
    if region.entry.value in context.place.own or _NO_NAME.search(inside):
        return None
    name = region.text + inside + tokens[at].text
    own = context.zone or ""
    is_own = bool(own) and (canonical(name) == own or region.text[:-1] + inside in own or (bool(inside) and inside in own))
    return None if is_own or name in context.title else canonical(name)


def _ranks_within(zone: str) -> re.Pattern[str] | None:
    """工业投资增长28.6%,增幅高新区第一, on the page of a 高新区: a street or park within it; 居全国高新区第一 is the zone's own."""
    kinds = next((words for ending, words in _KINDS if zone.endswith(ending)), None)
    return re.compile(rf"(?:增[幅速]|总量|[列居])(?:均?[列居])?(?:{kinds})第[一二三四五六七八九十\d]") if kinds is not None else None


class SomeParksTold:
    """Whether a sentence of a region's page goes on about some of its parks: 三大工业园区共有企业69户。共完成工业总产值80亿元."""

    def __init__(self, text: str, context: Context) -> None:
        self._text = text
        self.is_told = context.place.level != "zone" and _GO_ON.stand_in(text) and _SOME_PARKS.search(text) is not None
        self._holds = False

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True for a sentence without a subject behind one whose subject they are."""
        goes_on = self._holds and not new_paragraph and self._text.startswith(("共完成", "共实现"), start)
        self._holds = goes_on or _SOME_PARKS.match(self._text, start, end) is not None
        return goes_on


class ParkTold:
    """Whether a text's sentence, as they are met one after another, tells of a park within the zone."""

    def __init__(self, text: str, context: Context) -> None:
        # a title may call a zone by a name that only its page has, but not one that the gazetteer knows
        title = "" if context.zone in zones() else context.title
        self._text, self._own = text, (title, *(written(context.zone) if context.zone is not None else ()))
        is_zone = context.place.level == "zone" and context.zone is not None
        self._ranks = _ranks_within(context.zone or "") if is_zone and "区第" in text else None
        self._is_titled = is_zone and not (context.zone or "").endswith(("园区", "园")) and self._is_in(context.title)
        has_parks = is_zone and (
            _PARK_WORDS.stand_in(text) or "孵" in text or _SOME_PARK.search(text) is not None or _TOWN.search(text) is not None
        )
        leading = _LEADS.finditer(text) if is_zone and "园" in text else ()
        # where parks lead a paragraph
        self._led = InOrder([found.start("park") for found in leading if self._is_by_its_name(found["park"])], len(text))
        self.is_told = has_parks or self._ranks is not None or self._led.are_any  # anywhere in the text
        self._holds = False

    def _is_in(self, title: str) -> bool:
        """True for a title that names a park which no name of the zone's holds."""
        found = _TITLED.search(title)
        return found is not None and not any(found.group() in name for name in self._own[1:])

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True where a sentence says what a park is, and behind it until the zone is named, or the paragraph ends; and of what ranks within the zone."""
        if self._ranks is not None and self._text.find("区第", start, end) >= 0 and self._ranks.search(self._text, start, end) is not None:
            return True
        found = _PARK.match(self._text, start, end) or _VISITED.match(self._text, start, end) or _BECAME.match(self._text, start, end)
        if found is None and (colon := self._text.find(":", start, min(end, start + _LEAD))) >= 0:
            found = _PARK.match(self._text, colon + 1, end)  # “朋友圈”还在长:铝加工产业园规划2.8平方公里
        if found is None and (_SPEAKS_FOR_ONE.match(self._text, start, end) or _INCUBATES.match(self._text, start, end)) is not None:
            self._holds = True
        elif found is not None:
            park = found["park"]
            self._holds = (park == "该园" or self._text.count(park) < _OFTEN) and not any(
                park in name or (name and name in park) for name in self._own
            )
        elif new_paragraph and self._led.lie_between(start, end):
            self._holds = True  # 新材料产业园上半年实现税收4亿元。工业总产值88亿元
        elif self._is_titled and (park := _IS_PARK.match(self._text, start, end)) is not None and not _OF_ZONES.search(park["before"]):
            self._holds = True
        elif new_paragraph and self._holds and self._calls_it_park(start, end):
            pass  # 走进金星工业园,…。\n园区办主任说,…
        elif new_paragraph or (self._holds and _OF_ZONES.search(self._text, start, end)):
            self._holds = False
        return self._holds

    def _calls_it_park(self, start: int, end: int) -> bool:
        """园区 at the head of a paragraph, of a zone that is not called so, where nothing else says that the zone is meant."""
        is_own = any(name.endswith(("园区", "园")) for name in self._own[1:])
        return not is_own and self._text.startswith("园区", start) and _OF_ZONES.search(self._text, start, end) is None

    def _is_by_its_name(self, park: str) -> bool:
        """True for a park by a name of its own, which is neither the page's zone nor one that the gazetteer knows."""
        if park.endswith("区") or NO_PARK.search(park) is not None or any(e.type == "zone" for e in vocabulary().entries.get(park, ())):
            return False
        return self._text.count(park) < _OFTEN and not any(park in name or (name and name in park) for name in self._own)
