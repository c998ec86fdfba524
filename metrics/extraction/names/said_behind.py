"""An indicator that a sentence names once it has told its amount: 4个月干了34.7亿元--这是该县1至4月的固定资产投资."""

from __future__ import annotations

from metrics.extraction.clause import Sentence
from metrics.extraction.slots import match

THIS_IS = ("这是", "这就是", "这便是", "这正是", "这也是")
_NAMED = r"[,:]?x?v{0,3}S?v?(?:TS?v?)?([IJ])(?:[,;:]|x?$)"  # slots


def name_behind(sentence: Sentence, number: int) -> tuple[int, int] | None:
    """The slots of the place (-1 for none) and of the name that 这是…的 gives the amount at a slot before it, in a clause that names none.

    None where nothing does, or a place is named before the amount and not behind it.
    """
    letters = sentence.letters
    found = match(_NAMED, letters[number + 1 :])
    if found is None or letters[number] != "M":
        return None
    noun = number + 1 + found.start(1)
    said = sentence.text_of(number + 1, noun).lstrip(",:-—")
    names = letters[sentence.behind_last(",;:", number) : number]
    place = letters.find("S", number, noun)
    is_clear = "I" not in names and "J" not in names and (place > 0 or "S" not in letters[:number])
    return (place, noun) if is_clear and said.startswith(THIS_IS) and said.endswith("的") else None
