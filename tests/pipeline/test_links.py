"""Lists are found on standard input as well as in files."""

import io

from tawatur.pipeline.links import find_links


def test_standard_input():
    (link,) = find_links(
        ["-"], stdin=io.BytesIO(b"<urlset><url><loc>https://example.org/1</loc></url></urlset>")
    )
    assert (link.url, link.kind) == ("https://example.org/1", "page")


def test_a_document_that_is_no_list():
    (problem,) = find_links(["-"], stdin=io.BytesIO("نص فقط".encode()))
    assert (problem.type, problem.instance) == ("not_a_list", "-")
