"""Turns what a person types on the command line into days, months and amounts, and says of what makes no sense what is allowed."""

from __future__ import annotations

import difflib
import re
from datetime import date
from pathlib import Path

import click

_LAST_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?|--(0[1-9]|1[0-2])")  # a year, a month, a month of an unknown year
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Day(click.ParamType):
    """A day of publication, kept as YYYY-MM-DD; nothing at all where it `can_be_unknown`."""

    name = "YYYY-MM-DD"

    def __init__(self, can_be_unknown: bool = False) -> None:
        self.can_be_unknown = can_be_unknown

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as typed. Wrong usage for one that no calendar knows, and for a publication that is yet to come."""
        if self.can_be_unknown and not value:
            return value
        try:
            day = date.fromisoformat(value) if _DAY.fullmatch(value) else None
        except ValueError:
            day = None
        if day is not None and day > date.today() and param is not None and param.name == "published":
            self.fail(f"'{value}' is yet to come; allowed: a day until today", param, ctx)
        if day is not None:
            return day.isoformat()
        self.fail(f"'{value}' is no day; allowed: YYYY-MM-DD, such as 2018-08-10", param, ctx)


class Port(click.ParamType):
    """A port of this machine."""

    name = "PORT"

    def convert(self, value: str | int, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The port as typed. Wrong usage for what is no number from 1 to 65535."""
        typed = str(value)
        if typed.isascii() and typed.isdigit() and len(typed) <= 5 and 1 <= int(typed) <= 65535:
            return int(typed)
        self.fail(f"'{value}' is no port; allowed: 1 to 65535", param, ctx)


class WithAmounts(click.Command):
    """A command one of whose arguments may be a fall: -1.7% is an amount there and no option. Needs `ignore_unknown_options`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As any command; what begins with a dash, and is neither an option nor a number, is wrong usage here too."""
        rest = super().parse_args(ctx, args)
        options = [name for parameter in self.get_params(ctx) for name in parameter.opts if name.startswith("-")]
        typed = [ctx.params[parameter.name] for parameter in self.params if isinstance(parameter, click.Argument) and parameter.name]
        for word in [word for words in typed for word in words]:
            if re.match(r"-(?![0-9.])", word):
                raise click.NoSuchOption(word, possibilities=difflib.get_close_matches(word, options), ctx=ctx)
        return rest


def check_last_month(period: str) -> None:
    """Wrong usage for what is no last month of a period and no year."""
    if not _LAST_MONTH.fullmatch(period):
        raise click.BadParameter(f"'{period}' is no last month such as 2021-12, and no year", param_hint="PERIOD")


def format_of(output: Path | None, form: str | None, endings: dict[str, str]) -> str:
    """The format that was asked for, or that the file's name says; `endings` gives the ending each format is known by.

    Wrong usage where the two contradict each other, or the name says a format that is none of these: no program would open
    the file under that name.
    """
    ending = output.suffix.lower() if output else ""
    told = next((known for known, usual in endings.items() if usual == ending), None)
    if form and told and endings[form] != ending:
        raise click.BadParameter(f"{output} is no name for {form}; allowed: an ending of {endings[form]}", param_hint="--output")
    if ending and not (form or told):
        allowed = ", ".join(dict.fromkeys(endings.values()))
        raise click.BadParameter(f"{output} says no known format; allowed: {allowed}, or --format", param_hint="--output")
    return form or told or next(iter(endings))
