"""What the tests of the commands share: running one, and asking the warehouse it works on."""

from pathlib import Path

from click.testing import CliRunner, Result

from metrics.__main__ import main
from metrics.warehouse import store

SENTENCE = "2019年前三季度，丽水开发区实现GDP总量49.82亿元，增长10.3%。"
PROSE = "今天天气很好，大家都来看花。"
ZONE = "丽水经济技术开发区"


def run(*arguments: object) -> Result:
    """What a command did and said."""
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def query(path: Path, text: str) -> list[tuple]:
    """The rows of a query."""
    return store.reader(path).execute(text).fetchall()
