"""A ZIP has the same bytes for the same files, and unpacks on Windows."""

import hashlib
import io
import zipfile
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callbook.editions.windows import LONGEST, unfit
from callbook.editions.zip_file import write_zip


def packed(files: Iterable[tuple[str, bytes]], *, smaller: bool = True) -> bytes:
    out = io.BytesIO()
    write_zip(files, out, smaller=smaller)
    return out.getvalue()


@given(
    files=st.dictionaries(
        st.text("abc/第一问 .", min_size=1).filter(lambda path: not path.endswith("/")),
        st.binary(),
        max_size=4,
    ),
    smaller=st.booleans(),
)
def test_packed_files_come_out_as_they_went_in(files: dict[str, bytes], *, smaller: bool) -> None:
    pairs = list(files.items())
    first = packed(pairs, smaller=smaller)
    assert first == packed(pairs, smaller=smaller)
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


def varied(size: int) -> bytes:
    """Text that repeats itself near and far, now more, now less: what a compressor lives on."""
    return "".join(
        f"第 {n * n % 977} 问：{n % 7 * '日活'}{n * n * n}。\n" for n in range(size)
    ).encode()


def test_compressed_bytes_are_the_same_on_every_machine() -> None:
    made = packed([("q1.html", varied(9000)), ("第 2 问.html", varied(9)), ("blank.txt", b"")])
    assert len(made) == 81_387
    assert hashlib.sha256(made).hexdigest() == (
        "dd5677df5fdc6e895e7aabcc56fbbd522bd5b9adb99284cda36bb3d7167b6f4b"
    )


def test_what_would_not_shrink_is_stored() -> None:
    photo = hashlib.shake_256(b"as good as chance").digest(999)
    with zipfile.ZipFile(io.BytesIO(packed([("a.png", photo), ("a.txt", b"a" * 999)]))) as archive:
        assert [entry.compress_type for entry in archive.infolist()] == [
            zipfile.ZIP_STORED,
            zipfile.ZIP_DEFLATED,
        ]
        assert archive.read("a.png") == photo


@pytest.mark.parametrize("count", [0xFFFE, 0xFFFF, 0x10000])
def test_more_files_than_the_first_format_could_count(count: int) -> None:
    made = packed(((f"{n}.html", b"") for n in range(count)), smaller=False)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert len(archive.namelist()) == count
        assert archive.namelist()[-1] == f"{count - 1}.html"


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
