"""One text in many layouts, as web pages, scans and pasted files have it: each gives the same observations as the plain text."""

import re
from textwrap import wrap

import pytest
from opencc import OpenCC
from test_extraction import compact, read

PUBLISHED = "2019-08-12"
BULLETIN = (
    "海宁经济开发区交出上半年成绩单\n"
    "本报讯（记者 张三）上半年，海宁经济开发区坚持稳中求进，主要经济指标好于预期。全区实现地区生产总值86.4亿元，同比增长7.3%，"
    "增速居全市第二；规模以上工业增加值同比增长8.6%，高于全市1.4个百分点。\n"
    "投资保持较快增长。完成固定资产投资42.7亿元，同比增长11.8%，其中工业投资19.6亿元，增长14.2%；新签约项目23个，总投资68亿元。\n"
    "对外贸易总体平稳。1-6月，实现进出口总额31.5亿元，下降2.7%，其中出口24.8亿元，增长1.9%。预计全年完成税收收入28.6亿元。\n"
)
PAGE = (
    "志愿者走进社区\n本报讯 近日，五十余名志愿者走进社区，为居民义诊。\n"
    "昆山经开区外贸回稳\n本报讯（记者 李四）上半年，昆山经济技术开发区完成进出口总额2150亿元，同比增长3.1%。全区税收收入增长4.6%。\n"
    "苏州工业园区投资加快\n本报讯（记者 王五）1至7月，苏州工业园区完成固定资产投资186亿元，同比增长9.4%。其中，工业投资62亿元。\n"
)
# Articles that only a heading and a day part, figures of two calibres, and among whom a rank is told.
COUNTIES = (
    "嘉善县工业回升\n2019-08-02\n上半年，嘉善县规上工业增加值增长6.4%，在五县（市、区）中居第二位。其中县本级规上工业增加值增长5.1%。\n"
    "平湖市财政增收\n2019-08-03 09:40\n1-7月，平湖市财政总收入完成58.2亿元，同比增长7.9%。区属固定资产投资12.6亿元，全部固定资产投资98.4亿元。\n"
    "浙江海盐：一颗螺丝钉的分量\n\n2019年上半年，海盐县实现农林牧渔业增加值9.7亿元，第一产业增加值9.2亿元；外贸出口完成61.5亿元，增长4.4%。\n"
)
TEXTS = {"bulletin": BULLETIN, "page": PAGE, "counties": COUNTIES}
DIGITS = str.maketrans({code: chr(code + 0xFEE0) for code in map(ord, "0123456789.%-")})
HALF = str.maketrans({0xFF0C: ",", 0xFF1B: ";", 0xFF08: "(", 0xFF09: ")"})


def column(text: str, width: int, indent: str = "", between: str = "\n") -> str:
    """The text set in lines of so many characters, each paragraph with an indent; `between`: what parts paragraphs."""
    paragraphs = [wrap(indent + line, width, drop_whitespace=False) for line in text.split("\n") if line]
    return between.join("\n".join(lines) for lines in paragraphs) + "\n"


def broken(text: str, every: int, by: str) -> str:
    """The text with a break inside each paragraph behind every so many characters, not before a mark or a unit."""
    return re.sub(rf"([^\n]{{{every}}}[^\n]*?[\u4e00-\u9fff])(?=[\u4e00-\u9fff])(?![亿万元个])", rf"\1{by}", text)


LAYOUTS = {
    "a web page's first lines": lambda text: "首页 > 新闻中心 > 园区动态\n字号：大 中 小\n浏览次数：1286\n\n" + text,
    "links to other pages": lambda text: text + "\n上一篇：平湖税收收入增长8.8%\n下一篇：一季度完成工业投资3.6亿元\n【打印】【关闭】\n",
    "a headline of two lines": lambda text: (
        re.sub(r"(?m)^(.*开发区)(交出.*)$", r"\1\n\2", text, count=1)
        .replace("昆山经开区外贸", "昆山经开区外\n贸")
        .replace("平湖市财政", "平湖市财\n政")
    ),
    "a column with indents": lambda text: column(text, 22, "　　"),
    "a narrow column with indents": lambda text: column(text, 16, "　　"),
    "a wide column with indents": lambda text: column(text, 37, "　　"),
    "a column with blank lines": lambda text: column(text, 25, between="\n\n"),
    "a column with indents and blank lines": lambda text: column(text, 24, "　　", "\n\n"),
    "blank lines inside sentences": lambda text: broken(text, 34, "\n\n"),
    "numbers of pages inside sentences": lambda text: broken(text, 34, "\n\n3\n\n"),
    "a sentence a line": lambda text: re.sub(r"。(?=[^\n])", "。\n", text),
    "a sentence a paragraph": lambda text: re.sub(r"。(?=[^\n])", "。\n\n", text),
    "bullets": lambda text: re.sub(r"(?m)^(?=.{30})", "● ", text),
    "triangles": lambda text: re.sub(r"(?m)^(?=.{30})", "▲", text),
    "no full stops at the ends": lambda text: text.replace("。\n", "\n"),
    "lines of any length": lambda text: broken(text, 24, "\n"),
    "indents": lambda text: re.sub(r"(?m)^(?=.)", "　　", text),
    "tabs": lambda text: re.sub(r"(?m)^(?=.)", "\t", text),
    "wide blanks": lambda text: re.sub(r"(?m)^(?=.)", "\u2003\u2003", text),
    "entities": lambda text: re.sub(r"(?m)^(?=.)", "&nbsp;" * 8, text),
    "numbered entities": lambda text: re.sub(r"(?m)^(?=.)", "&#12288;&#x3000;", text),
    "paragraph tags": lambda text: re.sub(r"(?m)^(.+)\n", r"<p>&emsp;&emsp;\1</p>", text),
    "line tags": lambda text: text.replace("\n", "<br/>"),
    "bold figures": lambda text: re.sub(r"(\d[\d.]*(?:亿元|%))", r"<strong>\1</strong>", text),
    "bold figures in Markdown": lambda text: re.sub(r"(\d[\d.]*(?:亿元|%))", r"**\1**", text),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "blanks at the ends": lambda text: text.replace("\n", "   \n"),
    "soft hyphens": lambda text: re.sub(r"(?<=[^\n])(?=[^\n])", "\u00ad", text),
    "characters nobody sees": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff\d])", "\u200b", text),
    "digits in groups": lambda text: (
        text.replace("2150亿元", "2,150亿元").replace("总投资68亿元", "总投资680,000万元").replace("58.2亿元", "582,000万元")
    ),
    "corner brackets and bullets": lambda text: re.sub(r"(?m)^(?=.{30})", "◆", text.replace("主要", "「主要").replace("指标", "指标」")),
    "full width": lambda text: text.translate(DIGITS),
    "half width": lambda text: text.translate(HALF),
    "traditional script": lambda text: OpenCC("s2t").convert(text),
    "traditional script of Hong Kong": lambda text: OpenCC("s2hk").convert(text),
    "blanks around figures": lambda text: re.sub(r"(?<=\d)(?=[亿%个])|(?<=[\u4e00-\u9fff])(?=\d)", " ", text),
    "blanks between characters": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", " ", text),
}


def told(text: str) -> list[str]:
    return sorted(compact(seen, "") for seen in read(text, "", PUBLISHED).observations)


@pytest.mark.parametrize(("name", "count"), [("bulletin", 16), ("page", 6)])
def test_the_plain_texts_are_read(name, count):
    assert len(told(TEXTS[name])) == count


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", TEXTS)
def test_a_layout_changes_no_observation(name, layout):
    text = LAYOUTS[layout](TEXTS[name])
    assert text != TEXTS[name]
    assert told(text) == told(TEXTS[name])


@pytest.mark.parametrize("layout", ["soft hyphens", "entities", "paragraph tags"])
def test_evidence_is_the_text_as_it_stands(layout):
    text = LAYOUTS[layout](BULLETIN)
    spans = [seen.evidence for seen in read(text, "", PUBLISHED).observations]
    assert [text[span.start : span.end] for span in spans] == [span.text for span in spans]
    bare = [re.sub("\u00ad|&nbsp;|<[^>]*>|&emsp;", "", span.text) for span in spans]
    assert bare == [seen.evidence.text for seen in read(BULLETIN, "", PUBLISHED).observations]
