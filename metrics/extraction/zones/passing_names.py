"""Names of places that a text has for something else than its subject: whom somebody visits, what is compared, a member of a list, a dateline."""

from __future__ import annotations

import re
from itertools import pairwise

from metrics.extraction.zones.gazetteer import regions
from metrics.extraction.zones.lying_near import BESIDE, only_says_where
from metrics.language.backwards import backwards
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary, words_of

_DIVISION = re.compile("第?[一二三四五六七八九十]{1,3}师")
_SOME_ZONE = re.compile("[区园]")
WATERS = ("湾", "港", "岛", *words_of("belt_ending"))  # 杭州湾 is not Hangzhou
# 大庆油田, 牡丹江农垦管理局 and 伊春森工集团 have land and figures of their own
BODIES = tuple(words_of("land_holder_ending"))
_NO_NAME_OF_IT = (*WATERS, *BODIES, *words_of("visit_word"), *words_of("sojourn_word"))  # 大连毕业的; behind a name that is no subject
# behind these words stands whom somebody went to see, or is measured by
_MET = ("赴", "对标", "学习", "考察", "来自", *BESIDE, "例如", "比如")
_SURPASSED = ("超过", "高于", "低于", "次于", "落后于", "赶超", "超越")
_NATIONAL = re.compile("国家统计局(?!.{1,6}(?:调查队|总队))|" + any_of("national_office_word"))
_GOAL_REACHED = re.compile("年度(?:工作)?(?:目标|任务)完成(?:进度|率|情况)[列居排]")  # 进出口青岛市年度目标完成进度列…
_RANKS, _AMONG = (
    frozenset("列居在排"),
    re.compile(r"[市州省]?(?:各|\d{1,2}|[两二三四五六七八九十]{1,2})个?(?:" + any_of("district_word") + "|县[(]市)"),
)  # 列青岛12区市第8
_GAMES = tuple(words_of("games_word"))
_GAMES_BEGIN = frozenset(word[0] for word in _GAMES)
_ONE_COMMUNITY = re.compile("社区(?!治理|建设|服务|管理|[居养])")  # 朝阳社区的新房
_RANKED_IN = re.compile("[市州省]?[第前][\\d一二三四五六七八九十]")  # 总量排苏州第三
_TIES = re.compile("[^,。;\\n]{0,12}(?:建立|签订|签署|合作|对接|结对|交流)")
_MEASURED = re.compile("相比|相较|的?差距|还有差距|仍有差距")  # 与无锡高新区相比
_LIKE_US = backwards("(?:同为|同属|同是|对标的|先进的|标杆)(?:[^,。;\\n]{2,14}的)?")  # 同为国家级开发区的滁州经开区
_COUNTED_IN = ("(含", "(不含", "包括")  # 全市重点项目502个(含兰考县)
# 合川高新区等平台投资活跃: one example of several
_AND_OTHERS = re.compile(
    "等(?:[\\d一二两三四五六七八九十]{1,3}个?)?[大个]?(?:重点|主要|重大|产业|工业|开放|功能|发展|创新|开发){0,2}(?:平台|园区|载体|板块|区域|开发区|功能区|地区?)(?!管委会)"
)
_LEFT_BEHIND = ("超", "领先", "落后", "高出", "低出", "反超")
_BY_AN_AMOUNT = re.compile(r"[市区县州]?(?:约|近)?\d{1,9}(?:\.\d{1,4})?(?:[万亿]|个百分点)")  # 超广安1.2亿元
_BEFORE_OTHERS = (*_MET, *_SURPASSED, *_COUNTED_IN, "撤销", "开发区、", "经开区、", "高新区、")  # 高新区、铜山区作交流发言
_LIKE_ENDS = frozenset("为属是的杆")  # how these end
_LEFT_ENDS = frozenset(word[-1] for word in _LEFT_BEHIND)
_BEHIND_IT, _BEFORE_IT = frozenset(words[0] for words in _NO_NAME_OF_IT), frozenset(words[-1] for words in _BEFORE_OTHERS)
_WHOLE_BEFORE = ("占", "占到", "占了", "占据")  # 占上海市的6.4%
_WHOLE_ENDS = frozenset(word[-1] for word in _WHOLE_BEFORE)
_FASTER_THAN = re.compile("(?:同期)?(?:的?(?:平均|整体)[^,。;\\n\\d]{0,10})?[高低快慢]")  # 比上海市平均增幅高6个百分点
# 排名前三位的地区分别是昆区、青山区; 增速最快的是邳州市; 其次为沛县; 排名第三的沛县
_BEST = seldom(
    "(?:(?:前(?:[二两三四五六七八九十]|\\d{1,2})(?:[位名强]|的)|最[快高大多低慢小少好优])[^,。;:\\n]{0,12}(?:是|为|有|:)|(?:其次|其后的?|次之的?)(?:分别|依次)?[是为]"
    "|第[一二三四五六七八九十\\d]{1,2}[位名]?的(?:[^,。;:\\n]{0,4}[是为])?)(?:[^,。;:、和及与\\n]{1,14}[、和及与])*$"
)
_ONCE_CALLED = backwards("(?:[区园]|基地)[,,]?(?:的|其)?(?:前身|原名)(?:叫|为|是|系|即)?原?")  # 鹰潭经济开发区前身鹰潭工业园区
_RATED = re.compile(r"\([-+]?[\d.]{1,8}%\)[、,]|-?[\d.]{1,8}%、")  # 通辽市(5.9%)、乌海市(-2.6%)、…; 朝阳24%、营口22%、…
_RATED_LAST = re.compile(r"-?[\d.]{1,8}%")
_MAY_BE_RATED = frozenset("(-0123456789")
_BEST_ENDS, _BEST_LENGTH = frozenset("是为有的:、和及与"), 60  # characters
_ONCE_ENDS = frozenset("身名叫为是系即原")
_TURNED = frozenset("深优强转美净绿固变")  # what ends in 化 with these is a verb, and 化州市 is not named
# 和 joins in 市政府和县委, 财政和县域经济, 水平和县级财力; behind these characters 和县 may be the county's name
_BEFORE_A_NAME = frozenset("省市徽在到于对从由与向为赴是据至")
_OF_ANY_COUNTY = frozenset("域级直乡")
_JOINED_WORDS = frozenset(("财政", "市政", "行政", "民政", "邮政", "水平", "公平", "振兴", "复兴"))
_IN_SLOGANS = ("富县", "兴县")
_BY_WHICH = (
    *("工业", "农业", "科教", "科技", "旅游", "生态", "文化", "产业", "项目", "民营", "开放", "商贸"),
    *("教育", "人才", "矿业", "畜牧", "林业", "环境", "品牌", "园区", "创新", "流通", "依法"),
)
# 市委书记到昆山经开区调研: leaders from above come to hear of the zone, and its own go to learn from others
_FROM_ABOVE = backwards(
    "[省市州](?:委|政府|人大|政协)?(?:主要|有关)?(?:副?书记|副?[省市州]长|常委|副?主席|副?主任|领导)[^,。;:\\n\\d]{0,10}?(?:到|赴|在|深入|来到?)"
)
_HELD_THERE = ("表彰", "隆重表彰")  # 省政府在郑州表彰先进集聚区
_HELD_IN_A_ZONE = re.compile("(?:隆重|成功|顺利|胜利|正式)?(?:举行|召开|举办|开幕|召集)")
_VENUES = seldom(r"在[^,。;\n]{2,30}?(?:举行|召开|举办|开幕)")
# 金华市委书记到义乌市调研: whose officials have come; 县委书记到开发区调研 tells of a part of their own
_COMES = ("来", "到", "莅临", "赴", "在", "深入")
_OFFICIALS = re.compile(
    "(?:[市省州地]?(?:委|政府|人大|政协))?[^,。;:\\n\\d]{0,12}?(?:领导|书记|[市省州]长|局长|厅长|部长|主任|主席|调研组|督查组|检查组|考察团|一行)[^,。;:\\n\\d]{0,8}?"
    f"(?:{'|'.join(_COMES)})(?!经济|高新|工业|产业|开发|科技|综合|保税|企业|园|部分|有关|相关)[\u4e00-\u9fff]{{2,12}}?(?<![社街辖景厂校库矿小])[市县区][^,。;:\\n\\d]{{0,4}}?(?:{any_of('visit_word')})"
)
_VISIT_WORDS, _VISITS = words_of("visit_word"), 40  # characters behind whose officials visit a place
_HOSTS = ("来", "莅临", "来到")  # before the place that its visitors have come to
_AT, _A_FIRM = ("在", "走进", "来到", "位于"), re.compile("[^,。;:、\\n]{2,20}?(?:公司|集团|工厂|车间|厂区)")  # 在遂宁市安居区某公司
_AT_LENGTH = 8  # characters between these
_DATELINE = re.compile(
    r"(?:新闻)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})日(?:[专综]?电|讯|消息)"
)
_OF_THE_CITY = ("全市", "我市", "本市")
_VISITED_TOO = backwards("(?:前往|先后到|分赴|赴|走进|来到|考察|学习)(?:[\u4e00-\u9fff]{2,10}、){1,5}")  # 前往昆山、张家港、苏州工业园区
_LEAD = 200  # characters
_MEMBER = 12  # characters that may stand between the names of two members of a list


def joins_a_county(text: str, start: int, end: int) -> bool:
    """县委的领导和县人大的监督, 财政和县域经济: the 和 of what looks like the name of 和县 or 政和县 joins two things."""
    if not text.endswith("和县", start, end):
        return False
    if end - start > len("和县"):
        return text[start - 1 : start + 1] in _JOINED_WORDS
    before = text[start - 1 : start]
    return text[end : end + 1] in _OF_ANY_COUNTY or ("\u4e00" <= before <= "\u9fff" and before not in _BEFORE_A_NAME)


def is_no_subject(text: str, start: int, end: int) -> bool:
    """True for 杭州 of 杭州湾, for the city of a news agency's dateline and for whom somebody visits or is measured by."""
    if text[start:end] in _IN_SLOGANS and text.endswith(_BY_WHICH, 0, start):
        return True  # 工业富县
    last, first = text[start - 1 : start], text[end : end + 1]  # empty at the ends of a text
    if last in _TURNED and text[start] == "化":
        return True  # 各地深化州市、县区、园区联动
    if joins_a_county(text, start, end) or (first == "社" and _ONE_COMMUNITY.match(text, end) is not None):
        return True
    if first in _BEHIND_IT and text.startswith(_NO_NAME_OF_IT, end) and not text.endswith(_HOSTS, 0, start):
        return text[end - 1] not in "区园" or _FROM_ABOVE.match(text, 0, start) is None
    if _MEASURED.match(text, end) or is_one_example(text, end) or only_says_where(text, start, end):
        return True
    if (last in _WHOLE_ENDS and text.endswith(_WHOLE_BEFORE, 0, start)) or (last in ("比", "较") and _FASTER_THAN.match(text, end)):
        return True
    if last == "全" and _RANKED_IN.match(text, end):
        return True  # 总量全绍兴第三
    if (last in _RANKS and (_AMONG.match(text, end) or _RANKED_IN.match(text, end))) or _GOAL_REACHED.match(text, end):
        return True
    if first == "海" and text.startswith("海关", end) and not text.startswith("海关特殊", end):
        return True  # 西安海关发布消息,陕西省7个综保区…: whose figures a customs house makes known
    if first == "第" and text[end - 1] == "团" and _DIVISION.match(text, end) is not None:
        return True  # 新疆生产建设兵团第二师铁门关市: whose town that is
    if first in _GAMES_BEGIN and text.startswith(_GAMES, end):
        return True  # 距北京奥运会开幕还有17天, over a county's paper
    if first == "级" and text[end - 1] in "省市县":
        return True  # 苏州市级以上人才: who ranks them
    if is_venue(text, start, end) or sends_officials(text, end):
        return True
    if last in _BEST_ENDS and _BEST.search(text, max(0, start - _BEST_LENGTH), start) is not None:
        return True
    if text.endswith("%)、", 0, start) or (first in _MAY_BE_RATED and _is_one_rated(text, start, end)):
        return True
    if last == "、" and _VISITED_TOO.match(text, 0, start) is not None:
        return True
    if last in _ONCE_ENDS and _ONCE_CALLED.match(text, 0, start) is not None:
        return True
    if last in _BEFORE_IT and text.endswith(_BEFORE_OTHERS, 0, start):
        return True
    if last in _LEFT_ENDS and text.endswith(_LEFT_BEHIND, 0, start) and _BY_AN_AMOUNT.match(text, end):
        return True
    if (last in _LIKE_ENDS and _LIKE_US.match(text, 0, start)) or _is_dateline(text, start, end):
        return True
    return last in ("与", "和", "同") and _TIES.match(text, end) is not None


def is_one_example(text: str, end: int) -> bool:
    """True for a name that ends there before 等平台, 等8个园区: one of those of its region, which the text tells of."""
    return text.startswith("等", end) and _AND_OTHERS.match(text, end) is not None


def is_where_a_firm_is(text: str, start: int, end: int) -> bool:
    """True for 安居区 of 4月24日,在遂宁市安居区裕能公司生产车间: only where somebody has gone to see a firm."""
    before = text[max(0, start - _AT_LENGTH) : start]
    if not any(word in before for word in _AT) or any(mark in before[max(map(before.rfind, _AT)) :] for mark in ",。;"):
        return False
    return _A_FIRM.match(text, end) is not None


def is_venue(text: str, start: int, end: int) -> bool:
    """True for the zone of 现场会在常熟经济技术开发区举行: what the meeting tells of is that of all who met there."""
    if text[start - 1 : start] != "在":
        return False
    return text.startswith(_HELD_THERE, end) or (text[end - 1] in "区园" and _HELD_IN_A_ZONE.match(text, end) is not None)


def sends_officials(text: str, end: int) -> bool:
    """True for 金华市 of 金华市委书记到义乌市调研, whose own figures are not what is told."""
    behind = text[end : end + _VISITS]
    return any(word in behind for word in _VISIT_WORDS) and _OFFICIALS.match(behind) is not None


def _is_one_rated(text: str, start: int, end: int) -> bool:
    """营口 of 朝阳24%、营口22%、大连17%: one of several places, each with its rate."""
    return _RATED.match(text, end) is not None or (text.endswith("%、", 0, start) and _RATED_LAST.match(text, end) is not None)


def _is_dateline(text: str, start: int, end: int) -> bool:
    """True for 北京 of 新华社北京12月15日电, over news of the whole nation or of the province whose capital it is."""
    if _DATELINE.match(text, end) is None:
        return False
    return _NATIONAL.search(text, end, end + _LEAD) is not None or _is_below_province(text, start, end) or _is_capital(text, start, end)


def _is_below_province(text: str, start: int, end: int) -> bool:
    """沈阳 of 中新社沈阳1月22日电, below 辽宁省固定资产投资创新高: the title names the province in full, and not the city."""
    title, city = text[:start].partition("\n")[0], text[start:end]
    within = [regions()[entry.value] for entry in vocabulary().entries[city] if entry.type == "region"]
    return city not in title and any(region.level == "prefecture" and region.province in title for region in within)


def _is_capital(text: str, start: int, end: int) -> bool:
    """南宁 of 人民网南宁7月21日电, over news that name 广西 and not the city again, but for where they met."""
    city = text[start:end]
    within = [regions()[entry.value] for entry in vocabulary().entries[city] if entry.type == "region"]
    provinces = [regions()[f"{region.code[:2]}0000"] for region in within if region.level == "prefecture"]
    is_around = any(text.find(name, 0, end + _LEAD) >= 0 for province in provinces for name in (province.name, province.short) if name)
    if not is_around or any(text.find(own, end) >= 0 for own in _OF_THE_CITY):
        return False
    return text.find(city, end) < 0 or city not in _VENUES.sub("", text[end:])


def listed_names(text: str, found: list[tuple[str, int, int]]) -> set[int]:
    """Where names stand that are members of a list of zones: 苏州工业园区、大榭开发区等5个区域 is about none of them."""
    starts: set[int] = set()
    for (_, first, end), (_, second, last) in pairwise(found):
        between = text[end:second]
        if len(between) <= _MEMBER and between.endswith("、") and between.count("、") == 1 and not re.search("[,。;:\\n]", between):
            is_zone = all(_SOME_ZONE.search(text, at, stop + _MEMBER) for at, stop in ((first, second), (second, last)))
            starts.update((first, second) if is_zone else ())
    return starts
