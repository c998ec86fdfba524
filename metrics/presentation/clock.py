"""When people did something, by the clock of whoever looks: it is kept in UTC, which in China is eight hours behind the clock on the wall."""

from __future__ import annotations

from datetime import datetime, timedelta


def moment(at: datetime, ahead: int) -> str:
    """A moment kept in UTC, for a clock that is so many minutes ahead of it.

    >>> moment(datetime(2026, 11, 28, 23, 17), 480)
    '2026-11-29 07:17'
    """
    return f"{at + timedelta(minutes=ahead):%Y-%m-%d %H:%M}"


def day(at: datetime, ahead: int) -> str:
    """The day of it, which in China is the next one already where it is evening in UTC.

    >>> day(datetime(2026, 11, 28, 23, 17), 480), day(datetime(2026, 11, 28, 23, 17), 0)
    ('2026-11-29', '2026-11-28')
    """
    return moment(at, ahead)[:10]


def named(ahead: int) -> str:
    """What such a clock is called.

    >>> named(480), named(0), named(-210)
    ('UTC+8', 'UTC', 'UTC−3:30')
    """
    hours, minutes = divmod(abs(ahead), 60)
    sign = "+" if ahead > 0 else "−"
    return "UTC" + (f"{sign}{hours}" + (f":{minutes:02}" if minutes else "") if ahead else "")
