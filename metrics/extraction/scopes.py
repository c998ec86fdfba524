"""What a rank, a share or a gap refers to, in the text's own words, trimmed: 全市, 五县(市), 全省七大新区, GDP."""

from __future__ import annotations

import re

from metrics.language.letters import LEVELS
from metrics.language.movements import MOVED
from metrics.language.seldom import seldom
from metrics.language.vocabulary import any_of, vocabulary

_SHORT = {"国家": "全国"} | {level: f"全{level}" for level in LEVELS}  # 高于国、省
_SAME_TIME = re.compile("^(?:当年|当期)?同期|同期$")
_SUMS = frozenset(("总量", "总额", "总值", "总数", "总计"))
_SHORT_NAMES = frozenset(("出口", "进口", "外贸", "外资", "内资"))  # 增加值 alone is that of all branches
_PLACES = tuple("省市国州区县盟旗域")

_OPTIONAL = r"(?:\([县市区旗、]{1,5}\))?"
_MEMBERS = rf"(?:[市县区州盟旗省国镇]|城市|板块|平台|乡镇|镇街|街镇|街道|园区|港口|主城|县域|[长珠]三角|东北|粤东西北|粤北|[西中东]部(?:地区)?|苏[南北中]|全球|世界){_OPTIONAL}"
_AMONG = rf"(?P<scope>(?:[\u4e00-\u9fff\d]|\([县市区旗、]{{1,5}}\)){{0,14}}?{_MEMBERS})"
_TAIL = r"(?:[中里内]|当中)?的?(?:总量|增速|增幅|[及和与]|绝对值|分别|仍|也|都|均|再次|首次|继续|稳|排[名位在]?|位[居列于]|居于?|名?列|保持|跃[居升]|升至|为)*$"
_RANKED = seldom(rf"^.*(?:(?P<verb>排名|升至|蝉联|在|[^次高低优好晚]于|[居列排为是持])|[,;:。(、\n]|^)了?{_AMONG}{_TAIL}", re.S)
_SAID_BEFORE = seldom(rf"^(?:.*[,;:。\n])?在{_AMONG}(?:[中里内]|当中),[^;。]{{0,40}}$", re.S)
_BOTH = seldom("在((?:全[省市国州区县盟][、和与])+全[省市国州区县盟])(?:均|都|双双)?(?:排名|位?[居列])?$")  # 在全省、全市均居第一
_FROM_RANK = re.compile("第?[一二三四五六七八九十\\d]{1,3}[位名]?$")  # 由全市第三升至第二
_AS_ONE = frozenset("居列名均都双市省国州区县盟")
_TOLD_TOGETHER = seldom(
    "(全[省市国州区县盟]|各[县市区旗]{1,3}(?:\\([县市区旗、]{1,5}\\))?)第?[一二三四五六七八九十\\d]{1,3}[位名]?[、和](?:总量|增速|增幅)(?:排名|位?[居列])?$"
)  # 总量居全盟第一、增速第三
_BEHIND_OTHERS = seldom(rf"(?:次于[^,;。]{{2,12}}|之后),?{_TAIL}")
_LIST = re.compile(r"(?:第?[一二三四五六七八九十\d]{1,3}[位名]?[、和与及]){1,6}$")  # 分别居第二、
_BRACKET = r"(?:\([县市区旗]{1,3}(?:、[县市区旗]{1,3}){0,2}\))?"
_SEVERAL = re.compile(r"[二三四五六七八九十百两\d](?:个|家|大)?|各|全|县区|市州|兄弟|国家|省级")
_NO_GROUP = seldom(
    "产业(?!园|集聚区)|行业|企业|指标|项目|[增降升进达占由从与]|上年|去年|历史|同期|综合(?!保)|考核|[年月季%元]|绝对值|总量|总额|排名"
)
_OURS = ("我", "本", "该")  # 在全国36个大中城市中,我市CPI列第20位
_FARTHEST = 80  # characters before a rank in which the words stand that say among whom it is; twice that for a share

_TIME = r"(?:(?:当|本|同|全)[年期]度?|去年|上年|今年|上半年|(?:19|20)?\d\d年|\d{1,2}(?:-\d{1,2})?月(?:份)?|[一二三四前第]{1,2}季度)?的?"
_WORDS = r"(?P<scope>(?:(?!比重|份额|比例|占比|贡献|分别|总数)[^,;:。、()\d占]){2,20}?)"
_RATIO = "(?:比重|份额|比例|占比)"
_MOVES = f"(?:增速|增幅|{MOVED}|回升|多增)"
_FIGURES = r"[-\d.%‰,、和与及个百分之点约近超逾达为至到了 ]{0,40}$"
_WHOLES = (
    seldom(rf"占(?!比){_TIME}(?:全部)?{_WORDS}的?{_RATIO}?(?:分别)?{_FIGURES}"),  # 占当年园区固定资产投资40%
    re.compile(rf"占{_WORDS}的?{_RATIO}[^;。]{{0,20}}(?:[由从][^;。]{{2,40}}|个?百分点,(?:达到?|[为至]))$"),  # 占全省比重由4.4%提高到4.9%
    seldom(
        rf"(?:^|[,;:。]|在)(?P<scope>全[省市国州区县盟]|(?:(?!在)[\u4e00-\u9fff]){{2,6}}[省市州])的?{_RATIO}(?:已|分别|高|更|[由从][^;。]{{1,20}})?[^\d,;。]{{0,4}}$"
    ),
    seldom(r"占比(?P<scope>[\u4e00-\u9fff]{1,6}[省市国州区县盟])$"),  # 占比全市42.6%
    re.compile(
        rf"(?:{any_of('bringing_word')})了?(?P<scope>全[省市国州区县盟])[^。;\d]{{0,10}}\d[^。]{{0,80}}$"
    ),  # 创造了全市42%的产值、57%的税收
    seldom(
        rf"[以用](?:占|不到|不足|约|近|仅)?(?P<scope>全[省市国州区县盟])[^,。;]{{0,4}}\d[^。;]{{1,14}},?(?:{any_of('bringing_word')})了?[^。]{{0,80}}$"
    ),  # 以全市2%的土地,贡献了12%的产值
)
_LIKE_IT = seldom(
    rf"(?P<name>[\u4e00-\u9fff]{{2}})占{_WORDS}的?{_RATIO}[^。]{{0,60}}?(?:[,;][^,;。]{{0,14}}(?P=name)|[^,;。]{{0,14}}(?P=name)[^。]{{0,30}},)(?:占比|占|{_RATIO})(?:为|达到?|分别)*$"
)
_CONTRIBUTED = seldom(rf"[对为]{_WORDS}的?{_MOVES}?的?(?:贡献|拉动)|(?:拉动|上拉|拉低|下拉)了?(?P<pulled>[^,;:。、()\d]{{2,20}}?){_MOVES}")
_PULLED = seldom(rf"(?:拉动|上拉|带动|推动|拉低|下拉|支撑)了?{_WORDS}(?:同比|的)?{_MOVES}*(?:率)?{_FIGURES}")
_BARE = re.compile(rf"{_MOVES}$|^(?:同期|全部)")


def scope_of(measure: str, scope: str | None, code: str, text: str, start: int, number: int) -> str | None:
    """The scope of a figure whose number stands at `number`, in the sentence that begins at `start` of `text`."""
    if measure.startswith("rank_") and measure != "rank_change":
        return _of_rank(scope, text[max(start, number - _FARTHEST) : number])
    if not scope and measure in ("share", "contribution", "contribution_share"):
        scope = _of_part(measure, text[max(start, number - 2 * _FARTHEST) : number])
    return _trimmed(_SHORT.get(scope, scope), code) if scope else None


def _of_part(measure: str, said: str) -> str | None:
    """The whole that a share is of, or whose growth something adds to: 占全省比重由4.4%提高到4.9%, 拉动GDP增长2.1个百分点."""
    if measure == "share":
        found = next((found for pattern in _WHOLES if (found := pattern.search(said)) is not None), None) or _LIKE_IT.search(said)
    else:
        found = _PULLED.search(said) if measure == "contribution" else None
        found = found or next(reversed(list(_CONTRIBUTED.finditer(said))), None)
    words = found.groupdict() if found is not None else {}
    return _BARE.sub("", words.get("scope") or words.get("pulled") or "") or None


def with_its_bracket(scope: str, printed: str) -> str:
    """五县(市), 全市县(市)区: what stands in the bracket is left out when a text is read."""
    found = re.search(_BRACKET.join(map(re.escape, scope)) + f"(?:{_BRACKET})", printed)
    return found[0] if found is not None else scope


def _of_rank(scope: str | None, said: str) -> str | None:
    """全省七大新区, where only 新区 was known; nothing in 在武汉、宜昌之后位居第五."""
    if scope is not None and scope.startswith("全") and scope[2:] in ("", "双"):
        together = _BOTH.search(said) if said[-1:] in _AS_ONE else None
        return together[1] if together is not None else scope[:2]  # as nearly all
    said, scope = _LIST.sub("", said), None if scope is not None and scope.startswith(_OURS) else scope
    if _BEHIND_OTHERS.search(said):
        return None
    if scope is None and (told := _TOLD_TOGETHER.search(said)) is not None:
        return told[1]
    ranked = _RANKED.search(said)
    if scope is not None and scope.startswith("全") and _FROM_RANK.fullmatch(scope, 2) is not None:
        return scope[:2]
    found = ranked or (_SAID_BEFORE.search(said) if scope is None else None)
    if found is None:
        return scope
    among = found["scope"]
    is_group = ranked is None or ranked["verb"] is not None or _SEVERAL.search(among) is not None
    return among if is_group and not _NO_GROUP.search(among) and (scope or "") in among else scope


def _trimmed(scope: str, code: str) -> str:
    """占全市总量, 占同期全市进出口总额, 高于全市进出口: of the indicator's own, all the same 全市."""
    scope = _SAME_TIME.sub("", scope) or scope
    for at in range(2, len(scope) - 1):
        if (scope[at:] in _SUMS or _names(scope[at:], code)) and _is_place(scope[:at]):
            return scope[:at]
    return scope


def _names(words: str, code: str) -> bool:
    entries = vocabulary().entries.get(words, ())
    return any(entry.value == code or (words in _SHORT_NAMES and any(name.indicator == code for name in entry.names)) for entry in entries)


def _is_place(words: str) -> bool:
    is_known = any(entry.type in ("region", "zone", "wider") for entry in vocabulary().entries.get(words, ()))
    return is_known or (words.endswith(_PLACES) and not words.startswith("对"))
