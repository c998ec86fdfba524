"""Join the words of firms whose names hold a verb: 凯达电缆 has reached nothing, nor has 力达新材."""

from __future__ import annotations

from metrics.language.token import Token
from metrics.language.vocabulary import words_of

VERB = "达"
_FIRMS = tuple(words_of("firm_name_ending"))


def with_names_that_hold_verbs(tokens: list[Token]) -> list[Token]:
    """The slots of a sentence, with the verb inside a firm's name and the words around it as one."""
    joined: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.text == VERB and joined and at + 1 < len(tokens) and _are_one(joined[-1], token, tokens[at + 1]):
            first, last = joined.pop(), tokens[at + 1]
            joined.append(Token("x", first.start, last.end, first.text + token.text + last.text))
            at += 2
        else:
            joined.append(token)
            at += 1
    return joined


def _are_one(before: Token, verb: Token, behind: Token) -> bool:
    """Whether nothing stands between three words, of which the last is that of a firm."""
    is_run = before.end == verb.start and verb.end == behind.start
    return is_run and before.letter == "x" and behind.text.startswith(_FIRMS)
