"""The commands that keep the warehouse right: corrections, targets, documents taken back, revisions, extraction anew, an earlier version."""

from __future__ import annotations

from collections.abc import Callable

import click

from metrics.cli.arguments import Day, WithAmounts, check_last_month
from metrics.cli.speaking import Complaints, known_indicators, known_zones, say, several, tell_of_new, warehouse_errors, zone_name
from metrics.model import MEASURES, TARGET_PERIODS
from metrics.seeds.tables import TARGET_KINDS
from metrics.warehouse.program import PROGRAM

Command = Callable[..., None]
AMOUNTS = {"ignore_unknown_options": True}  # WithAmounts says of each whether it is an amount


def ledger_options(what: str) -> Callable[[Command], Command]:
    """What every command that changes something takes: who, why, one change to take back, and all of them listed."""

    def add(command: Command) -> Command:
        options = (
            click.option("--by", envvar="KAIMENHONG_USER", help="Who says so; also from the environment variable KAIMENHONG_USER."),
            click.option("--because", help="Why."),
            click.option("--undo", metavar="ID", help=f"Take {what} back; its record stays."),
            click.option("--list", "is_list", is_flag=True, help="Print all of them, undone ones too."),
        )
        for option in reversed(options):
            command = option(command)
        return command

    return add


def _is_about_ledger(kind: str, by: str | None, because: str | None, undo: str | None, is_list: bool) -> bool:
    """Whether changes were only to be listed, or one taken back; then that is done."""
    from metrics.cli import ledgers

    if is_list:
        with warehouse_errors():
            lines = list(ledgers.listed(kind))
        click.echo("".join(f"{line}\n" for line in lines), nl=False)
        if not lines:
            say(f"no {kind}")
    elif undo is not None:
        by, because = _signed(by, because)
        with warehouse_errors():
            click.echo(ledgers.undo(kind, undo, by, because, say))
    return is_list or undo is not None


def _signed(by: str | None, because: str | None) -> tuple[str, str]:
    """Who says so and why, which every change needs."""
    if not by or not because:
        raise click.UsageError("--by and --because are needed: who says so, and why")
    return by, because


@click.command(
    cls=WithAmounts,
    context_settings=AMOUNTS,
    epilog=f'Example: {PROGRAM} correct 苏州工业园区 gdp 2021-12 3330.3亿元 --by 李明 --because "与统计公报不符"',
)
@click.argument("figure", nargs=-1, metavar="[ZONE INDICATOR PERIOD [NEW]]")
@click.option("--measure", type=click.Choice(list(MEASURES)), default="level", show_default=True, metavar="MEASURE")
@click.option("--scope", help="Of several figures, the one of this scope; '' for the one without.")
@click.option("--from", "start", help="Of several figures, the one whose first month this is: 2021-01.")
@click.option("--printed", help="Of several witnesses, the one that prints this: '257.63 trillion yuan'.")
@click.option("--doubt", is_flag=True, help="Mark the figure as doubtful; no NEW is given.")
@ledger_options("a correction")
def correct(
    figure: tuple[str, ...], measure: str, scope: str | None, start: str | None, printed: str | None, doubt: bool,
    by: str | None, because: str | None, undo: str | None, is_list: bool,
) -> None:  # fmt: skip
    """Put NEW (as printed, such as 3330.3亿元) in the place of what a source prints; no extraction overwrites it."""
    from metrics.cli import correcting

    if _is_about_ledger("correction", by, because, undo, is_list):
        return
    by, because = _signed(by, because)
    if len(figure) != (3 if doubt else 4):
        raise click.UsageError("ZONE INDICATOR PERIOD are needed, and NEW unless --doubt is given")
    zone, indicator, period, *new = figure
    (indicator,) = known_indicators("INDICATOR", [indicator])
    check_last_month(period)
    asked = correcting.Asked(zone_name(zone), indicator, period, measure, scope, start, printed)
    with warehouse_errors():
        click.echo(correcting.correct(asked, new[0] if new else None, by, because, say))


@click.command(
    cls=WithAmounts,
    context_settings=AMOUNTS,
    epilog=f'Example: {PROGRAM} target 苏州工业园区 gdp 2026 4000亿元 --by 李明 --because "管委会工作报告"',
)
@click.argument("goal", nargs=-1, metavar="[ZONE INDICATOR YEAR VALUE]")
@click.option("--period", type=click.Choice(TARGET_PERIODS), default="year", show_default=True, help="By when it is due.")
@click.option("--stretch", metavar="VALUE", help="What to strive for beyond it, in the same unit.")
@click.option("--pace", default="linear", show_default=True, help="linear, seasonal, or twelve cumulative percentages separated by |.")
@click.option("--scope", help="What it covers, where not the whole of the indicator: 亿元以上项目.")
@click.option("--kind", type=click.Choice(TARGET_KINDS), help="Needed for a share of the year, and to withdraw one of several.")
@click.option("--withdraw", "is_withdrawn", is_flag=True, help="Say that this target is none; no VALUE is given.")
@ledger_options("a target")
def target(
    goal: tuple[str, ...], period: str, stretch: str | None, pace: str, scope: str | None, kind: str | None, is_withdrawn: bool,
    by: str | None, because: str | None, undo: str | None, is_list: bool,
) -> None:  # fmt: skip
    """Set a target of VALUE (as printed: 350亿元, 8%, 12个); it stands in the place of the one in seeds/targets.csv."""
    from metrics.cli import targeting
    from metrics.intake import targets

    if _is_about_ledger("target", by, because, undo, is_list):
        return
    by, because = _signed(by, because)
    if len(goal) != (3 if is_withdrawn else 4):
        raise click.UsageError("ZONE INDICATOR YEAR are needed, and VALUE unless --withdraw is given")
    zone, indicator, year, *value = goal
    (indicator,) = known_indicators("INDICATOR", [indicator])
    with warehouse_errors():
        (name,) = known_zones("ZONE", [zone])
        if is_withdrawn:
            asked = targeting.Asked(name, indicator, year, period, scope or None, kind)
            click.echo(targeting.withdraw(asked, by, because, say))
        else:
            wanted = targets.Wanted(name, indicator, year, value[0], period, stretch, pace, kind or "", scope or "")
            click.echo(targeting.set_target(wanted, by, because, say))


@click.command(epilog=f'Example: {PROGRAM} settlements --undo 1a2b3c4d --by 李明 --because "已改口径"')
@ledger_options("a settlement")
def settlements(by: str | None, because: str | None, undo: str | None, is_list: bool) -> None:
    """Print what people settled of failed checks, unread numbers, rival witnesses and documents, or take one of these back."""
    _is_about_ledger("settlement", by, because, undo, is_list or undo is None)


@click.command(epilog=f'Example: {PROGRAM} withdraw bulletin.txt --by 李明 --because "重复导入"')
@click.argument("document", metavar="DOCUMENT")
@click.option("--by", envvar="KAIMENHONG_USER", help="Who says so; also from the environment variable KAIMENHONG_USER.")
@click.option("--because", help="Why.")
def withdraw(document: str, by: str | None, because: str | None) -> None:
    """Take back DOCUMENT (its identifier, file name or title) with all its figures; `settlements --undo` brings it back."""
    from metrics.cli import withdrawing

    by, because = _signed(by, because)
    with warehouse_errors():
        click.echo(withdrawing.withdraw(document, by, because, say))


@click.command(epilog=f'Example: {PROGRAM} describe bulletin.txt --published 2024-04-12 --by 李明 --because "原件有日期"')
@click.argument("document", metavar="DOCUMENT")
@click.option("--title", help="What it is called.")
@click.option(
    "--published", type=Day(can_be_unknown=True), help="Day of publication, YYYY-MM-DD, or '' for unknown; its figures are read again so."
)
@click.option("--publisher", help="Who published it.")
@click.option("--address", help="Where it stands, https://….")
@click.option("--grade", "source_grade", help="official, media, republished or user: decides who comes first where sources differ.")
@click.option("--by", envvar="KAIMENHONG_USER", help="Who says so; also from the environment variable KAIMENHONG_USER.")
@click.option("--because", help="Why.")
def describe(document: str, by: str | None, because: str | None, **said: str | None) -> None:
    """Put right what DOCUMENT (identifier, file name or title) is called, who published it, when and where; `settlements --undo` undoes it."""
    from metrics.cli import withdrawing

    by, because = _signed(by, because)
    told = {name: value for name, value in said.items() if value is not None}
    if not told:
        raise click.UsageError("what is to be put right? allowed: --title, --published, --publisher, --address, --grade")
    with warehouse_errors():
        for line in withdrawing.describe(document, told, by, because, say):
            click.echo(line)


@click.command(epilog=f"Example: {PROGRAM} revisions --zone 大连金普新区")
@click.option("--zone", "zones", multiple=True, help="A zone's name, full or short; may be given again.")
def revisions(zones: tuple[str, ...]) -> None:
    """Print the figures that a later publication states otherwise, one step a line."""
    from metrics.cli import asking

    with warehouse_errors():
        lines = list(asking.revisions(known_zones("--zone", zones)))
    click.echo("".join(f"{line}\n" for line in lines), nl=False)
    say(several(len(lines), "revision"))


@click.command(epilog=f"Example: {PROGRAM} reprocess --yes")
@click.option("--yes", is_flag=True, help="Publish; without it the changes are only shown.")
def reprocess(yes: bool) -> None:
    """Extract all stored documents anew with the present program and print what changes: + new, - gone, ~ changed."""
    from metrics.cli import reprocessing

    with warehouse_errors():
        for line in reprocessing.reprocess(yes, say):
            click.echo(line)


@click.command(epilog=f"Example: {PROGRAM} restore")
def restore() -> None:
    """Go back to the version of the warehouse before the present one."""
    from metrics.warehouse import recovery, store

    with warehouse_errors():
        say(recovery.restore(store.WAREHOUSE, say))


@click.command(epilog=f"Example: {PROGRAM} review bulletin.txt --published 2024-04-12")
@click.argument("files", nargs=-1, required=True)
@click.option("--zone", help="The zone the files are of.")
@click.option("--published", type=Day(), help="Day of publication, YYYY-MM-DD.")
def review(files: tuple[str, ...], zone: str | None, published: str | None) -> None:
    """Print what `add` would store of FILES, what deserves doubt first and why; nothing is stored."""
    from metrics.cli import reviewing
    from metrics.intake import About

    tell_of_new(zone)
    complain = Complaints()
    about = About(zone or "", published or "")
    for line in reviewing.review(files, about, say, complain):
        click.echo(line)
    complain.finish()


COMMANDS = (correct, target, withdraw, describe, settlements, revisions, reprocess, restore, review)
