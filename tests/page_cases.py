"""Opens pages of the dashboard for tests, as a reader does, and says what stands there."""

import functools
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

# What is installed stays so while tests run: AppTest looks through all packages for components with each page that it opens.
manifest_scanner.scan_component_manifests = functools.cache(manifest_scanner.scan_component_manifests)
ROOT = Path(__file__).resolve().parent.parent


def opened(name: str, **query: str) -> AppTest:
    """A page of the dashboard after its first run."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"pages/{name}.py")
    return app.run()


def body(app: AppTest) -> str:
    """All HTML of a page."""
    return "\n".join(element.proto.body for element in app.get("html"))
