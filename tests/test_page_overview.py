"""The overview: what a document of the zone changed, the latest one unless the reader chooses another."""

from test_pages import _warehouse, body, opened

from metrics.presentation.labels import text

__all__ = ["_warehouse"]
ZONE, OTHER = "大连金普新区", "北京经济技术开发区"


def test_what_another_document_changed_is_shown_when_it_is_chosen_and_stands_in_the_address() -> None:
    app = opened("overview", zone=ZONE)
    latest, earlier = text("overview.changes_heading", "zh"), text("overview.earlier_changes_heading", "zh")
    shown = body(app)
    first = app.session_state["w_changed"]
    assert (latest in shown, earlier in shown) == (True, False)

    app.selectbox(key="w_changed").select_index(2).run()
    shown = body(app)
    assert [error.value for error in app.exception] == []
    assert (latest in shown, earlier in shown) == (False, True)
    assert app.query_params["changed"] not in ("", first)


def test_a_document_of_another_zone_gives_way_to_the_latest_of_this_one() -> None:
    of_other = opened("overview", zone=OTHER).session_state["w_changed"]
    app = opened("overview", zone=ZONE, changed=of_other)

    assert text("overview.changes_heading", "zh") in body(app)
    assert app.query_params["changed"] != of_other


def test_a_first_document_is_not_said_to_be_held_against_an_earlier_one() -> None:
    first, later = (body(opened("overview", zone=zone)) for zone in ("江苏省丹阳经济开发区", ZONE))
    told = [text(f"overview.{key}", "zh", title="", source="").partition("（）")[2] for key in ("changes_remark", "nothing_before_remark")]

    assert [[words in shown for words in told] for shown in (first, later)] == [[False, True], [True, False]]
