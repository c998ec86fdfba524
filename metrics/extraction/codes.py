"""Families of indicators that several rules ask about together."""

from __future__ import annotations

TRADE = frozenset(("trade_total", "exports", "imports"))
KNOWN_OF_KEY_PROJECTS = frozenset(("projects_key_planned", "projects_key_investment"))  # when the year begins
OF_KEY_PROJECTS = KNOWN_OF_KEY_PROJECTS | {"projects_key"}  # told for the year as a whole
HARVEST = "grain_output"  # told of a year as a whole, as soon as it has been reaped
TREASURY = frozenset(("budget_revenue", "fiscal_revenue", "tax_revenue", "nontax_revenue", "fund_revenue", "budget_expenditure"))
BROUGHT_IN = ("domestic_capital", "fdi_actual", "fdi_contracted")
SOLD_BY_TRADES = ("wholesale_sales", "retail_trade_sales", "hotel_revenue", "catering_revenue")
FIRMS = ("industrial_firms", "hightech_firms", "market_entities")  # how many there are
# What a firm may have: told by its name alone, in a sentence that began with the firm.
FIRMS_HAVE = (
    "industrial_output",
    "industrial_sales",
    "industrial_revenue",
    "industrial_profit",
    "profit_and_tax",
    "tax_revenue",
    "exports",
    "zone_revenue",
)
OUTPUT = ("industrial_output", "industrial_output_all")
OF_INDUSTRY = (*OUTPUT, "industrial_va", "industrial_va_all")
SECTORS = ("primary_va", "secondary_va", "tertiary_va")
OF_PRODUCT = (*SECTORS, "industrial_va_all", "construction_va", "finance_va")  # added up with it, and as often
# What an office, a group of firms or a part of the zone has its own share of, and tells as its own.
SHARED = TRADE | {"tax_revenue", "fdi_actual", "fdi_contracted", "budget_revenue", "fiscal_revenue"}
TOURISM = frozenset(("tourists", "tourism_revenue"))  # told of holidays as often as of months
ATTRACTED = ("projects_", "domestic_", "fdi_")  # how the codes begin of what is brought to a zone from outside


def is_investment(code: str) -> bool:
    """True for investment in fixed assets and every kind of it."""
    return code.endswith(("_investment", "fai"))


OF_LARGE_FIRMS = {
    "industrial_output_all": "industrial_output",
    "industrial_va_all": "industrial_va",
}  # what all industry makes, and the firms above designated size
