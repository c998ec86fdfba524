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


def target(indicator: str, amount: int, period_end: str = "2030-12", **changes: object) -> Observation:
    """An invented goal in 亿元, due at a month."""
    values = {"measure": "target", "status": "target", "value": amount * 10**8, "value_text": f"{amount}亿元"}
    return observation(indicator=indicator, period_start=period_end[:4] + "-01", period_end=period_end, **(values | changes))


def completion(indicator: str, value: str, period_end: str = "2030-06") -> Observation:
    """An invented published completion rate."""
    return observation(
        indicator=indicator, measure="completion", unit="PERCENT", value=value, value_text=f"{value}%",
        period_start=period_end[:4] + "-01", period_end=period_end,
    )  # fmt: skip
