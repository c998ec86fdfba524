"""Makes invented year-to-date figures for tests of the analysis."""

from warehouse_cases import observation

from metrics.model import Observation


def level(period_end: str, value: int, **changes: object) -> Observation:
    """An invented cumulative level in 亿元 up to a month."""
    return observation(
        period_start=period_end[:4] + "-01",
        period_end=period_end,
        value=value * 10**8,
        value_text=f"{value}亿元",
        **changes,
    )


def yoy(period_end: str, value: str, **changes: object) -> Observation:
    """An invented published growth up to a month."""
    values = {"measure": "yoy", "unit": "PERCENT", "value": value, "value_text": f"{value}%"}
    return observation(period_start=period_end[:4] + "-01", period_end=period_end, **(values | changes))
