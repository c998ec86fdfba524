"""The slots of a sentence with what its words mean in this article: names it gives itself, counties by their short names, brackets left out."""

from __future__ import annotations

from metrics.extraction.appositions import without_counts_of_zones
from metrics.extraction.brackets import without_brackets
from metrics.extraction.carrying import of_all_counted
from metrics.extraction.causes import CAUSES, without_causes
from metrics.extraction.clause import EACH_ALIKE
from metrics.extraction.flat_members import FLAT, with_flat_members
from metrics.extraction.led_by import SEVERAL_LEAD, without_those_who_lead
from metrics.extraction.names.pairs_apart import with_pairs_apart
from metrics.extraction.names.told_alone import with_names_of_their_own
from metrics.extraction.rates_of_others import TELLTALE, without_rates_of_others
from metrics.extraction.state import State
from metrics.extraction.whose.firms import within_one_name
from metrics.extraction.whose.groups_told import EVERY_PARK, with_every_zone
from metrics.extraction.whose.names_with_verbs import VERB, with_names_that_hold_verbs
from metrics.extraction.whose.other_subjects import without_rivals
from metrics.extraction.whose.that_zone import FORMER_AND_LATTER, with_former_and_latter
from metrics.extraction.zones.called_here import CalledHere, called_here, with_names
from metrics.extraction.zones.clipped_zones import MANY, with_clipped_zones
from metrics.extraction.zones.counties_beside import with_counties_beside
from metrics.extraction.zones.parts_listed import may_count_letters, may_list_parts, with_parts_listed, with_provinces_by_letters
from metrics.extraction.zones.place import city_of
from metrics.extraction.zones.placenames import places_in
from metrics.extraction.zones.short_counties import (
    counties_of,
    with_counties,
    with_counties_of_their_cities,
    with_listed_counties,
    with_stems,
)
from metrics.extraction.zones.towns_beside import TOWNS, towns_told, with_towns
from metrics.extraction.zones.trade_areas import tells_of_areas, with_areas
from metrics.language.telltales import has_any
from metrics.language.token import Token
from metrics.language.tokens import tokens_between
from metrics.language.vocabulary import Scan


class NamedSlots:
    """Makes the slots of the sentences of the article that `state` holds."""

    def __init__(self, state: State, scan: Scan, is_about_investment: bool) -> None:
        self.state, self.scan = state, scan
        self.firm_named_to = -1  # where the words end that name the firm a sentence begins with
        self._is_about_investment = is_about_investment
        self._called = CalledHere({}, {})
        text = state.clean.text
        self._counties = {name: entry for name, entry in counties_of(state.context.place).items() if name in text}
        self._towns = towns_told(text) if state.context.place.level in ("", "prefecture", "county") else frozenset()
        self._has_areas = tells_of_areas(text)

    def expect(self) -> dict[str, str]:
        """See what the article calls the zones it names; those that bear a name from elsewhere by their own."""
        self._called = called_here(self.scan.text, places_in(self.scan), city_of(self.state.context.place))
        return self._called.elsewhere

    def names_places(self, start: int, end: int) -> bool:
        """Whether a sentence names places: by words of the vocabulary, counties by their short names, or parts of a province in a list."""
        return (
            len(self.scan.places_between(start, end)) > 0
            or self._names_counties(start, end)
            or self._names_towns(start, end)
            or may_list_parts(self.scan.text, start, end)
        )

    def _names_towns(self, start: int, end: int) -> bool:
        return bool(self._towns) and any(kind in self.scan.text[start:end] for kind in TOWNS)

    def _names_counties(self, start: int, end: int) -> bool:
        return bool(self._counties) and any(name in self.scan.text[start:end] for name in self._counties)

    def of(self, start: int, end: int) -> tuple[list[Token], str]:
        """The slots of the sentence between two offsets, and their letters."""
        words = self.scan.text[start:end]
        tokens, has_brackets = tokens_between(self.scan, start, end), "(" in words
        tokens = with_names_that_hold_verbs(tokens) if VERB in words else tokens
        tokens = with_names(tokens, self._called) if any(self._called) else tokens
        if self._names_counties(start, end):
            tokens = with_counties(tokens, self._counties)
        tokens = with_towns(tokens, self._towns) if self._towns else tokens
        tokens = with_stems(with_counties_of_their_cities(tokens))
        tokens = with_parts_listed(with_counties_beside(with_listed_counties(tokens))) if "、" in words else tokens
        tokens = with_clipped_zones(tokens) if words.count(MANY) > 1 else tokens
        tokens = with_provinces_by_letters(tokens) if may_count_letters(self.scan.text, start, end) else tokens
        tokens = within_one_name(tokens, self.firm_named_to) if self.firm_named_to > start else tokens
        tokens = with_former_and_latter(tokens, self.state.clean.text) if has_any(words, FORMER_AND_LATTER) else tokens
        tokens = with_areas(tokens) if self._has_areas and "片区" in words else tokens
        tokens = with_every_zone(tokens) if EVERY_PARK in words else tokens
        tokens = without_those_who_lead(tokens) if has_any(words, SEVERAL_LEAD) else tokens
        tokens = without_brackets(tokens) if has_brackets else tokens
        tokens = without_causes(tokens, words, start) if has_any(words, CAUSES) else tokens
        tokens = without_rates_of_others(tokens) if TELLTALE in words else tokens
        tokens = with_flat_members(tokens) if FLAT in words else tokens
        tokens = with_pairs_apart(tokens) if has_any(words, EACH_ALIKE) else tokens
        tokens = with_names_of_their_own(tokens, words, self._is_about_investment)
        tokens, letters = without_rivals(of_all_counted(self.state.memory, self.state.sentence, tokens))
        return tokens, without_counts_of_zones(letters, tokens, self.state.context.group)
