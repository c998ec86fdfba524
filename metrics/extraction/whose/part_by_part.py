"""Sentences that go through places part by part: 甲区产值…,税收…;乙区产值…,税收…."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from metrics.extraction.clause import NUMBERS, Sentence, Slot, Topic
from metrics.extraction.slots import match, search
from metrics.extraction.state import State
from metrics.extraction.whose.named_places import written_before
from metrics.extraction.whose.owners import Owner
from metrics.language.token import Token

_LONGEST = 48  # slots of a part
_OF_GROWTH = ("yoy", "rank_yoy")


def _told_before_place(sentence: Sentence, at: int) -> tuple[bool, Token | None]:
    """What the part before tells of its place, where the place at a slot goes on with none by name: whether several things, and else the one that others are parts of.

    甲区增加值增长12%,外资3亿美元;乙区增长13%: nobody knows of what; 甲区进出口30亿元,其中出口20亿元;乙区18亿元: of 进出口.
    """
    letters, since = sentence.letters, max(0, at - _LONGEST)
    first = sentence.behind_last(";", at, since)
    is_apart = first > 0 and not letters[first:at].strip("T,vx")
    begin = sentence.behind_last(";", first - 1, since) if is_apart else first
    end = first - 1 if is_apart else at
    part = letters[begin:end]
    if match("[T,vx]{0,4}S", part) is None:
        return False, None
    names = [t for t in sentence.tokens[begin:end] if t.letter in "IJ" and t.entry is not None]
    if len({t.entry.value for t in names if t.entry is not None}) < 2:
        return False, None
    told, goes_on = search("[MP][^MPK]*$", part), search("^[^;MP]*[MP]", letters[at:])
    if not is_apart and (told is None or goes_on is None or told[0][0] == goes_on[0][-1]):
        return False, None
    among = next((t.start for t in sentence.tokens[begin:end] if t.letter == "q" or t.text.startswith("其中")), -1)
    whole = [t for t in names if t.start < among]
    is_of_one = len({t.entry.value for t in whole if t.entry is not None}) == 1 and whole[0].letter == "I"
    return (False, whole[0]) if is_apart and is_of_one else (True, None)


def gone_on_with(state: State, at: int, head: Topic) -> Topic | None:
    """What the place at a slot goes on with, the `head` or what that is a part of; None where nobody knows, and its first number is kept as unread."""
    is_unclear, whole = _told_before_place(state.sentence, at)
    if is_unclear:
        state.memory.topic = state.memory.head = None
        number = next((t for t in state.sentence.tokens[at:] if t.letter in NUMBERS), None)
        if number is not None:
            state.results.keep_unread(number, "the indicator is not certain")
        return None
    if whole is not None and whole.entry is not None:
        head = state.memory.head = state.topics.make(whole.entry.value, whole)
    return head


def turn_to_several(state: State, first: int) -> None:
    """太仓市、常熟市紧随其后,…: what follows the places from the slot `first` on is of no one of them, and not of the one told before."""
    memory, start = state.memory, state.sentence.tokens[first].start
    state.owner.turn(to_others=True)
    state.owner.since = start
    if memory.head is not None:
        memory.topic = replace(memory.head, start=start, zone=None, is_blocked=True)
        memory.last = memory.last if memory.last in _OF_GROWTH else ""
        memory.has_level, memory.is_falling = False, False


def place_named_next(sentence: Sentence, at: int, slots: Sequence[Slot]) -> int:
    """The slot of 乙区 in 甲区增加值增长12%,税收增长3%;乙区分别增长13%、5%, before the list at a slot; -1 where what the list is of was told of nobody before it."""
    since, told = max(0, at - _LONGEST), next((slot.topic for slot in reversed(slots) if slot.topic is not None), None)
    named = search("[,;](?:q,?)?(?:T,?)?x?(S)D[^,;:IJQx]*$", sentence.letters[since:at]) if told is not None else None
    if named is None or told is None or sentence.tokens[since + named.start(1)].start < told.start:
        return -1
    return since + named.start(1)


def of_place(owner: Owner, sentence: Sentence, at: int, slots: Sequence[Slot], count: int) -> list[Topic | None] | None:
    """The last `count` of what the sentence has told, of the place at a slot; None where that is not all it has told of the place before."""
    last = [slot.topic for slot in slots[-count:] if slot.topic is not None]
    before = slots[-count - 1].topic if len(slots) > count else None
    if len(last) < count or len({topic.zone for topic in last}) > 1 or (before is not None and before.zone == last[0].zone):
        return None
    if not owner.claims(sentence, at, written_before(sentence, at)):
        return None
    start = sentence.tokens[at].start
    return [replace(topic, start=start, zone=owner.zone, is_blocked=topic.is_narrowed or owner.is_foreign) for topic in last]
