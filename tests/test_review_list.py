"""What is shown of a draft's figures: whole sentences a page, each with all that was made of its numbers."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from intake_cases import ABOUT, drafted, one_newspaper

from metrics.intake import Candidate, Decision, Review, recheck, typed_as_read
from metrics.presentation.drafts import NAMES, candidate_line
from metrics.presentation.review_list import asked_about, pages_of, review_list
from metrics.seeds import load_indicators

NAMED: NAMES = {one.code: {"indicator": one.code, "name_zh": one.name_zh, "name_en": one.name_en} for one in load_indicators()}
THREE = "2020年，开发区实现GDP总量100亿元，增长8.5%，完成年度目标的98%。"
SENTENCES = f"{THREE}工业投资40亿元，增长3.2%。固定资产投资60亿元，增长9%，完成年度目标的96%。"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return one_newspaper(tmp_path_factory.mktemp("review"))


def printed(shown: Sequence[Candidate]) -> list[str]:
    return [one.observation.value_text for one in shown]


def heads(review: Review, shown: Sequence[Candidate]) -> list[list[tuple[str, str]]]:
    """The marks of each sentence that is shown: class and words."""
    groups: list[Mapping[str, str]] = review_list("draft", review, shown, NAMED, "zh", ("", 0))["groups"]
    return [re.findall(r'<mark class="([^"]*)"[^>]*>([^<]*)</mark>', group["head"]) for group in groups]


@pytest.mark.parametrize(
    ("each", "pages"),
    [
        (8, [["100亿元", "8.5%", "98%", "40亿元", "3.2%", "60亿元", "9%", "96%"]]),
        (7, [["100亿元", "8.5%", "98%", "40亿元", "3.2%"], ["60亿元", "9%", "96%"]]),
        (4, [["100亿元", "8.5%", "98%"], ["40亿元", "3.2%"], ["60亿元", "9%", "96%"]]),
        (1, [["100亿元", "8.5%", "98%"], ["40亿元", "3.2%"], ["60亿元", "9%", "96%"]]),
    ],
)
def test_no_sentence_is_cut_by_the_end_of_a_page(path: Path, each: int, pages: list[list[str]]) -> None:
    assert [printed(page) for page in pages_of(drafted(path, SENTENCES).candidates, each)] == pages


def test_a_list_without_figures_is_one_empty_page() -> None:
    assert pages_of([], 24) == [[]]


def test_a_sentence_marks_all_that_was_read_from_it_whichever_of_its_figures_are_listed(path: Path) -> None:
    review = Review(drafted(path, THREE))
    last = review.draft.candidates[-1:]

    assert heads(review, last) == [[("m-level", "100亿元"), ("m-growth", "8.5%"), ("m-target", "98%")]]


@pytest.mark.parametrize(("told", "mark"), [("光伏产值96亿元", "m-unread"), ("龙头企业某某光伏实现产值96亿元", "m-aside")])
def test_a_sentence_marks_the_numbers_that_nothing_was_made_of(path: Path, told: str, mark: str) -> None:
    """What nobody knows to read, and what is known to be another's."""
    review = Review(drafted(path, f"2020年，开发区实现GDP总量100亿元，{told}，增长21%。"))

    assert heads(review, review.draft.candidates) == [[("m-level", "100亿元"), (mark, "96亿元"), (mark, "21%")]]


def test_a_change_of_growth_says_what_it_is_held_against(path: Path) -> None:
    found = drafted(path, "2020年前三季度，开发区GDP总量增长8.1%，增速较一季度、上半年分别加快1.3个、0.6个百分点。", ABOUT).candidates

    assert [re.findall(r'<span class="badge ">([^<]*)', candidate_line(one, NAMED, "zh", False)) for one in found] == [
        [], ["较一季度"], ["较上半年"],
    ]  # fmt: skip
    assert [one.doubts for one in found] == [(), (), ()]  # neither contradicts the other


@pytest.mark.parametrize(
    ("printed", "changes", "said"),
    [
        ("8.5%", {"number": "40.5"}, ""),
        ("8.5%", {"number": "85"}, "原文“8.5%”的 10 倍"),
        ("100亿元", {"number": "101"}, ""),
        ("100亿元", {"number": "9.9"}, "原文“100亿元”的 1/10"),
        ("100亿元", {"unit": "万元"}, "原文“100亿元”的 1/10,000"),
        ("100亿元", {"number": "8.5", "measure": "yoy", "unit": "%"}, ""),
        ("100亿元", {"number": "7", "indicator": "industrial_va_all"}, ""),
        (
            "8.5%",
            {"number": "989.4", "measure": "gap", "unit": "个百分点"},
            "与对照地区增速差少有超出 −100个百分点至+100个百分点 的",
        ),
        ("98%", {"number": "104", "measure": "share"}, "占比少有超出 0%至100% 的"),
        ("98%", {"number": "104"}, ""),
    ],
)
def test_a_correction_far_from_what_is_printed_asks_whether_it_is_meant(
    path: Path, printed: str, changes: dict[str, str], said: str
) -> None:
    """A correction typed at another figure's line (2989.4 for 0.3个百分点) was published without a word."""
    review = Review(drafted(path, THREE))
    one = next(one for one in review.draft.candidates if one.observation.value_text == printed)
    review.decisions[one.observation_id] = Decision("correct", "与快报核对", replace(typed_as_read(one.observation), **changes))
    names = NAMED | {one.observation.zone: {"zone": one.observation.zone, "name_en": "Zone"}}
    (outcome,) = (line["outcome"] for line in review_list("draft", review, [one], names, "zh", ("", 0))["groups"][0]["lines"])

    assert 'class="becomes"' in outcome
    assert asked_about(review) == bool(said)
    assert re.findall(r'class="warned"[^>]*>(?:约为)?(.*?)：', outcome) == ([said] if said else [])


SPLIT = "2020年，开发区固定资产投资98.7亿元，增长5.3%，其中工业投资41.2亿元，增长12.6%。GDP总量100亿元，增速比全市高0.8个百分点。"


@pytest.mark.parametrize(
    ("printed", "changes", "codes"),
    [
        ("41.2亿元", {"number": "120"}, ["check_part_against_whole"]),
        ("41.2亿元", {"number": "42.1"}, []),
        ("0.8个百分点", {"number": "-300"}, ["check_implausible_points"]),
        ("100亿元", {"number": "130"}, ["conflict"]),
        ("41.2亿元", {"number": "x"}, []),
    ],
)
def test_a_correction_is_held_against_the_text_and_what_is_stored(
    path: Path, printed: str, changes: dict[str, str], codes: list[str]
) -> None:
    """A part typed larger than its whole was published, and only then found by the checks."""
    review = Review(drafted(path, SPLIT))
    by_words = {one.observation.value_text: one for one in review.draft.candidates}
    one = by_words[printed]
    review.decisions[one.observation_id] = Decision("correct", "核对", replace(typed_as_read(one.observation), **changes))
    recheck(review, path)

    assert [doubt.code for doubt in review.against.get(one.observation_id, ())] == codes
    names = NAMED | {one.observation.zone: {"zone": one.observation.zone, "name_en": "Zone"}}
    (outcome,) = (line["outcome"] for line in review_list("draft", review, [one], names, "zh", ("", 0))["groups"][0]["lines"])
    assert ('<ul class="doubts">' in outcome) == bool(codes)
    if "check_part_against_whole" in codes:  # with the whole rejected nothing is left to hold it against
        review.decisions[by_words["98.7亿元"].observation_id] = Decision("reject", "口径不明")
        recheck(review, path)
        assert review.against == {}


def test_an_amount_corrected_to_a_negative_one_asks_whether_the_sign_is_meant(path: Path) -> None:
    review = Review(drafted(path, THREE))
    level, growth, *_ = review.draft.candidates
    for one, number in ((level, "-101"), (growth, "-8.4")):
        review.decisions[one.observation_id] = Decision("correct", "核对", replace(typed_as_read(one.observation), number=number))

    assert asked_about(review) == 1
