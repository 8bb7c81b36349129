"""A ZIP has the same bytes for the same files, and unpacks on Windows."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbook.editions.packing import LONGEST, pack, unfit


def packed(files: list[tuple[str, bytes]], *, deflate: bool = True) -> bytes:
    out = io.BytesIO()
    pack(files, out, deflate=deflate)
    return out.getvalue()


@given(
    files=st.dictionaries(
        st.text("abc/第一问 .", min_size=1).filter(lambda path: not path.endswith("/")),
        st.binary(),
        max_size=4,
    ),
    deflate=st.booleans(),
)
def test_packed_files_come_out_as_they_went_in(files: dict[str, bytes], *, deflate: bool) -> None:
    pairs = list(files.items())
    first = packed(pairs, deflate=deflate)
    assert first == packed(pairs, deflate=deflate)
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert archive.namelist() == list(files)
        assert {name: archive.read(name) for name in archive.namelist()} == files


def test_entries_tell_nothing_of_time_or_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(packed([("第 1 问.html", b"x" * 99)]))) as archive:
        (entry,) = archive.infolist()
    assert entry.date_time == (1980, 1, 1, 0, 0, 0)
    assert entry.create_system == 3
    assert entry.external_attr >> 16 == 0o100644
    assert entry.flag_bits & 0x800  # the name is UTF-8, which Explorer reads right
    assert entry.compress_type == zipfile.ZIP_DEFLATED


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("metrics/con.html", "“con.html” is the name of a device"),
        ("topics/LPT1", "“LPT1” is the name of a device"),
        ("topics/what?.html", "“what?.html” has a character that no file name may have"),
        ("topics/ads .html/", "“” has a character that no file name may have"),
        ("topics/ads.", "“ads.” has a character that no file name may have"),
        ("a" * (LONGEST + 1), f"is {LONGEST + 1} characters long; expected at most {LONGEST}"),
    ],
)
def test_unfit_for_windows(path: str, reason: str) -> None:
    assert list(unfit([path])) == [(path, reason)]


def test_capitals_alone_tell_no_two_files_apart() -> None:
    assert list(unfit(["topics/Ads.html", "topics/ads.html"])) == [
        ("topics/ads.html", "differs from topics/Ads.html in capitals alone")
    ]


def test_ordinary_paths_are_fit() -> None:
    paths = ["index.html", "calls/kuaishou-2021q3/q1.html", "第 1 问.html", "metrics/contents.html"]
    assert list(unfit(paths)) == []
