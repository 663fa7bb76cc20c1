import io

from tawatur.cli.progress import open_progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_elsewhere_than_on_a_terminal_a_few_plain_lines_are_printed():
    stream = io.StringIO()
    with open_progress("pages", 100, stream) as progress:
        for _ in range(100):
            progress.step()
    lines = stream.getvalue().splitlines()
    assert lines[-1] == "    pages: 100 of 100"
    assert len(lines) == 5


def test_on_a_terminal_a_bar_is_drawn():
    stream = Terminal()
    with open_progress("pages", 2, stream) as progress:
        progress.step("one")
        progress.step("two")
    assert "pages" in stream.getvalue()
    assert "\r" in stream.getvalue()
