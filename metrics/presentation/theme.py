"""The one look of all charts: fonts, and colours that colour-blind readers can tell apart."""

FONT = "'Noto Sans CJK SC','PingFang SC','Microsoft YaHei',sans-serif"
INK, MUTED, RULE, PAPER = "#23272e", "#6a7078", "#e6e6e2", "rgba(0,0,0,0)"
ACCENT = "#a8322d"
# Okabe and Ito's palette, darkest first: safe for the common kinds of colour blindness.
PALETTE = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#56b4e9", "#e69f00", "#5b5f66")
# The same hues dark enough for words on white (contrast 4.5 at least).
TEXT_OF = {"#d55e00": "#b34f00", "#009e73": "#007a59", "#cc79a7": "#a34a7d", "#56b4e9": "#1f77ac", "#e69f00": "#8a6000"}
LIGHT_SIGNS = {"green": "●", "amber": "▲", "red": "■", "grey": "○"}
HAZE = "#a3afba"  # earlier years and other zones: there for context
