"""The letter of a number, or of an indicator beside one: a figure, a filler that only counts what is named, or the size of a class."""

from __future__ import annotations

import re

from metrics.language.token import Token

# What is done to projects, and the code of how many it was done to.
DEED_CODES = {"签约": "projects_signed", "开工": "projects_started", "竣工": "projects_completed", "投产": "projects_in_production"}
ANY_DEED = "|".join(DEED_CODES)
_CHIEF = ("重要", "主要", "核心", "关键")
ALL_OF_THEM = frozenset(f"{number}{thing}" for number in "两三四五六七八2345678" for thing in "项个家大") | frozenset(
    f"{number}项" for number in ("九", "十", "9", "10", "11", "12", "13", "14", "15", "十一", "十二")
)
THESE = ("这", "上述", "以上")  # 这两项指标: those just told
SUCH = ("收入", "投资", "总量")  # 两项收入的增幅均居全市首位: what those just told are called together
_OVER = ("超", "过", "上")
_PUNCTUATION = ",;:()"
_MUST = ("要", "须", "需", "需要", "必须", "务必", "还要", "也要", "都要", "均要", "则要", "一定要", "分别要")
_PASSED = ("突破", "超过", "超", "逾", "不低于", "不少于", "达到")
_INVESTED = ("投资", "总投资", "计划投资", "计划总投资", "固定资产投资", "投资额")  # 开工投资500万元以上项目
_RANKED_AMONG = re.compile("[\u4e00-\u9fff]{0,6}?(?:[镇县市州盟旗园]|区域?|平台|板块)(?:中|里|内|第|排|位|居|列|之?首|榜首|$)")
_AMONG_ITS_LIKE = re.compile("第?[一二三四五六七八九十]{1,2}大[省市州县区城国]")
_STEP = re.compile("(?:[十百千万]亿(?:美?元)?级?)?[大新]?(?:大关|台阶|关口|门槛)|[十百千万]亿(?:美?元)?级?跨越")
_STEP_SLOTS = 4  # 百|亿元|级大|台阶
_THAT_TIME = ("当季", "当月", "当年", "当期")
_BUDGETS = ("预算收入", "预算支出")


def _is_deed(before: Token, token: Token) -> bool:
    """签约, 开工, 竣工 right before the projects that they count."""
    return before.letter == "I" and before.end == token.start and before.entry is not None and before.entry.value in DEED_CODES.values()


def _pass_over(tokens: list[Token], length: int) -> None:
    """Words that say nothing of a figure: those that begin within so many characters."""
    for token in tokens:
        if length <= 0:
            return
        token.letter = "v"
        length -= len(token.text)


def _see_must(tokens: list[Token], i: int) -> None:
    """t: 要突破1100亿元, 须超过10%: the word x before the number aims where the number has taken its verb."""
    if tokens[i - 1].text in _MUST and tokens[i].text.startswith(_PASSED):
        tokens[i - 1].letter = "t"


def of_rate(tokens: list[Token], i: int) -> str:
    """P, and what becomes of the word before it: 须超过10%."""
    if i and tokens[i - 1].letter == "x":
        _see_must(tokens, i)
    return "P"


def _may_count_places(tokens: list[Token], i: int) -> bool:
    """居全市7个板块第2位, and not GDP以302亿元位居全市第一 or 签约项目52个位居全市第一: how much or how many has come to that rank."""
    quantity = tokens[i].quantity
    is_of_an_indicator = i > 0 and tokens[i - 1].letter in "IF" and tokens[i + 1].letter == "k"
    return (quantity is None or quantity.unit == "COUNT") and not is_of_an_indicator


def of_amount(tokens: list[Token], i: int) -> str:
    """M: a number that only counts what is named beside it is a filler."""
    token = tokens[i]
    if i and tokens[i - 1].letter == "x":
        _see_must(tokens, i)
    if i + 1 < len(tokens):
        if token.text in ALL_OF_THEM and _counts_those_named(tokens, i):
            return "v"
        behind = tokens[i + 1 : i + 6]
        if i and tokens[i - 1].text.endswith("指标") and behind[0].text == "的" and "P" in [t.letter for t in behind[1:2]]:
            tokens[i - 1].letter = "G"  # 完成固定资产投资年度指标24亿元的52.5%
        if token.text[-1] == "个" and (step := _STEP.match("".join([t.text for t in behind[:_STEP_SLOTS]]))) is not None:
            _pass_over(behind, step.end())
            return "v"  # 连续突破3个百亿大关,达到571亿元; 连跨两个台阶,从2020年的85亿元增长到…
        is_among = (
            _may_count_places(tokens, i)
            and behind[0].letter not in _PUNCTUATION
            and _RANKED_AMONG.match("".join([t.text for t in behind])) is not None
        )
        if is_among and any(t.letter == "K" for t in tokens[i + 2 : i + 9]):
            return "v"  # 居全市7个板块第2位, 在15个副省级城市中排名第9位
        if i and tokens[i - 1].letter == "S" and re.match("[vQ][vQxS]{1,2}K", "".join([t.letter for t in behind])):
            return "v"  # 列全市5个国家级园区首位
    if i > 1 and tokens[i - 1].text in ("过", "逾") and _is_size_of_deeds(tokens, i):
        tokens[i - 1].letter = "Q"
        return "Q"
    is_class = token.text[-2:] == "以上" or (token.text[0] in _OVER and token.text[-1] == "元")
    return "Q" if is_class and _is_class_of_projects(tokens, i) else "M"  # 新签约3000万元以上项目, 签约超亿元产业项目


def _counts_those_named(tokens: list[Token], i: int) -> bool:
    """两项分别增长8%和9%, 两项指标均居全市第一, 3个重要经济指标增幅位居…."""
    before, behind = tokens[i - 1] if i else tokens[i], tokens[i + 1]
    if before.letter == "x" and before.text in THESE:
        before.letter = "v"
    is_respectively = behind.letter == "D" or (behind.letter in "YT" and [t.letter for t in tokens[i + 2 : i + 3]] == ["D"])
    if is_respectively or behind.text in ("指标", "经济指标", "均"):
        return True
    are_such = (
        behind.text in SUCH and (before is tokens[i] or before.letter in "v,") and any(t.letter == "k" for t in tokens[i + 2 : i + 12])
    )
    if are_such and any(t.text in ("均", "都", "双双") for t in tokens[i + 2 : i + 10]):
        behind.letter = "v"
        return True
    if behind.text == "行业":
        return i > 0 and before.letter == "I" and before.text.endswith(("住餐", "餐饮", "住餐业", "餐饮业"))
    are_all_alike = before.letter == "," and any(t.text in ("均", "都") for t in tokens[i + 2 : i + 7])  # …,三项主要经济指标增速均居…
    if behind.text not in _CHIEF or not (are_all_alike or before.letter == "I" or before.text.endswith(("等", *THESE))):
        return False
    return any(t.text.endswith("指标") for t in tokens[i + 2 : i + 5])


def _is_size_of_deeds(tokens: list[Token], i: int) -> bool:
    """新签约过亿元项目."""
    if not tokens[i].text.endswith("元") or not _is_deed(tokens[i - 2], tokens[i - 1]):
        return False
    return any(t.text.endswith("项目") for t in tokens[i + 1 : i + 3])


def of_indicator(tokens: list[Token], i: int) -> str:
    """G: 年度计划投资, of which a part is told; Q: 亿元以上项目, behind the deed that they are counted by."""
    token = tokens[i]
    if i + 1 < len(tokens) and _AMONG_ITS_LIKE.match(tokens[i + 1].text) is not None:
        return "x"  # 常住人口第二大市
    if not i or token.entry is None:
        return "I"
    if (
        i > 2
        and tokens[i - 1].text in _THAT_TIME
        and [t.letter for t in tokens[i - 3 : i]] == ["v", "S", "x"]
        and tokens[i - 3].text == "在"
    ):
        tokens[i - 1].letter = "v"  # 在全市当季进出口总值中占56%
    if (token.entry.value == "projects_key_planned" or token.text in _BUDGETS) and _is_goal(tokens, i):
        return "G"
    is_class = token.entry.value == "projects_key" and (_is_class_of_projects(tokens, i) or _ends_examples(tokens, i))
    return "Q" if is_class else "I"


def _is_goal(tokens: list[Token], i: int) -> bool:
    """占年度投资计划的50%, 完成全年计划投资的95%, 占全年预算收入的27%."""
    is_of_the_year = i > 1 and tokens[i - 1].text in ("全年", "今年", "年度")
    if not is_of_the_year and tokens[i].text in _BUDGETS:
        return False
    before = tokens[i - 2] if is_of_the_year else tokens[i - 1]
    after = [t.letter for t in tokens[i + 1 : i + 3]]
    return (before.letter in "zF" or before.text == "为") and (after == ["v", "P"] or after[:1] == ["P"])


def _ends_examples(tokens: list[Token], i: int) -> bool:
    """新开工甲大桥、乙高速等亿元以上项目299个: the deed stands before the examples."""
    if not tokens[i - 1].text.endswith("等"):
        return False
    for token in reversed(tokens[max(0, i - 24) : i]):
        if token.letter in ",;:()M":
            return False
        if token.letter == "I":
            return token.entry is not None and token.entry.value in DEED_CODES.values() and token.text.startswith("新")
    return False


def _is_class_of_projects(tokens: list[Token], i: int) -> bool:
    """竣工投产亿元以上项目10个, 新签约3000万元以上工业项目12个."""
    is_of_invested = i > 1 and tokens[i - 1].text in _INVESTED and tokens[i - 2].text != "开工"  # 开工 alone may mean those under way
    first = i - 1 if is_of_invested else i
    return first > 0 and _is_deed(tokens[first - 1], tokens[first]) and any(t.text.endswith("项目") for t in tokens[i : i + 4])
