"""前三季度 · 全年 Later boards: three quarters of the time at the end of September, the whole target in December."""

from metrics.presentation import ui

page = ui.page("year_end")
ui.show_board(page, int(ui.choose_code(page, "month", ("9", "12"), "12")))
