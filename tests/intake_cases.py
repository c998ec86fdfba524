"""What the tests of the way in share: an invented text, its draft, and decisions of it. Nothing here is a published number."""

import hashlib
from dataclasses import replace
from pathlib import Path

from warehouse_cases import ZONE, entry, observation, publish, silent

from metrics import intake
from metrics.intake import ACCEPTED, About, Decision, Draft, typed_as_read
from metrics.warehouse import store

TEXT = "2020年，开发区实现GDP总量120亿元，增长8.5%。工业增加值60亿元，增长9%。"
ABOUT = About(ZONE, "2021-02-01", "区报", "2020年经济运行")
REJECTED = Decision("reject", "不是本区数据")
_drafts: dict[tuple[bytes, str, About, str], Draft] = {}


def one_newspaper(folder: Path) -> Path:
    """A warehouse in which one newspaper prints 100亿元 of GDP in 2020."""
    path = folder / "warehouse.duckdb"
    publish(path, entry(observation(), published="2021-02-01"))
    return path


def drafted(path: Path, text: str = TEXT, about: About = ABOUT, name: str = "a.txt") -> Draft:
    """The draft of a text; made once for all warehouses that hold the same."""
    key = hashlib.sha256(store.current_version(path).read_bytes()).digest(), text, about, name
    if key not in _drafts:
        (draft,) = intake.drafts_of(name, text.encode(), about, path)
        assert isinstance(draft, Draft)
        _drafts[key] = draft
    return _drafts[key]


def decided(draft: Draft, **decisions: Decision) -> dict[str, Decision]:
    """A decision for the figures printed so; the others are accepted. `_8_5` stands for 8.5%."""
    by_words = {words.strip("_").replace("_", "."): decision for words, decision in decisions.items()}
    printed = {one.observation_id: one.observation.value_text.rstrip("亿元%") for one in draft.candidates}
    assert set(by_words) <= set(printed.values())
    return {code: by_words.get(words, ACCEPTED) for code, words in printed.items()}


def publish_decided(path: Path, draft: Draft, **decisions: Decision) -> None:
    intake.publish([(draft, decided(draft, **decisions))], "李明", silent, path)


def corrected(draft: Draft, printed: str, **changes: str) -> Decision:
    one = next(one for one in draft.candidates if one.observation.value_text == printed)
    return Decision("correct", "看错了", replace(typed_as_read(one.observation), **changes))
