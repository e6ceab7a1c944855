"""An image is what its bytes say, whatever it is called, and none is ever unpacked."""

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pillow

from content import images
from content.images import BadImage, Image, image_of, in_folder, is_image


def drawn(kind: str, width: int = 40, height: int = 30) -> bytes:
    file = BytesIO()
    Pillow.new("RGB", (width, height), "white").save(file, kind)
    return file.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says how large it is."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IEND\xaeB`\x82"


def refusal(data: bytes) -> str:
    with pytest.raises(BadImage) as refused:
        image_of("a.png", data)
    assert refused.value.mend.endswith(".")
    return refused.value.what


@pytest.mark.parametrize(("kind", "name"), [("PNG", "a.jpg"), ("JPEG", "a.png")])
def test_its_kind_is_told_by_its_bytes_and_not_by_its_name(kind: str, name: str) -> None:
    assert image_of(name, drawn(kind)).kind == kind.lower()


def test_the_same_bytes_are_the_same_image_under_any_name() -> None:
    one, other = image_of("a.png", drawn("PNG")), image_of("b.png", drawn("PNG"))
    assert one.digest == other.digest != image_of("a.png", drawn("PNG", 41)).digest


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty"),
        (drawn("GIF"), "is a GIF"),
        (drawn("WEBP"), "is a WebP image"),
        (drawn("BMP"), "is a bitmap"),
        (drawn("TIFF"), "is a TIFF"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "is a HEIC or AVIF photo"),
        (b"<?xml version='1.0'?><svg/>", "is an SVG drawing"),
        (b"<!DOCTYPE html><html>", "is a web page"),
        (b"%PDF-1.7", "is a PDF"),
        (b"MZ\x90\0", "is no image"),
        (drawn("PNG")[:60], "is damaged"),
        (drawn("JPEG")[:-40], "is damaged"),
        (b"\xff\xd8\xff" + b"\xe0\0\x02\xff" * 5000, "is damaged"),
        (claiming(0, 10), "has no size"),
        (claiming(9_000, 1_001), "is 9000 by 1001 pixels"),
        (claiming(2_100, 100), "is 2100 by 100 pixels"),
        (claiming(2**31, 2**31), "is 2147483648 by 2147483648 pixels"),
    ],
)
def test_what_cannot_be_shown_is_named(data: bytes, what: str) -> None:
    assert refusal(data).startswith(what)


def test_the_largest_that_telegram_takes_is_taken() -> None:
    assert image_of("a.png", claiming(5_000, 5_000)).kind == "png"
    assert image_of("a.png", claiming(2_000, 100)).kind == "png"


def test_too_large_a_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images, "MOST_BYTES", 100)
    (tmp_path / "a.png").write_bytes(drawn("PNG", 300, 300))
    with pytest.raises(BadImage, match="bytes, and 100 is the most"):
        in_folder(tmp_path)("a.png")


def test_a_file_that_has_changed_is_read_again(tmp_path: Path) -> None:
    find = in_folder(tmp_path)
    (tmp_path / "a.png").write_bytes(drawn("PNG"))
    before = find("a.png")
    (tmp_path / "a.png").write_bytes(drawn("PNG", 50))
    assert find("a.png").digest != before.digest


def test_a_pointer_stands_for_an_image_in_a_folder_and_nothing_else_does(tmp_path: Path) -> None:
    image = image_of("a.png", drawn("PNG"))
    assert images.pointed_to(images.pointer(image)) == image
    assert images.pointed_to(drawn("PNG")) is None
    assert images.pointed_to(b"viva-image 1 {}") is None
    climbing = images.pointer(image).replace(image.digest.encode(), b"../" * 10 + b"ab")
    assert images.pointed_to(climbing) is None
    assert refusal(images.pointer(image)).startswith("is no image")
    (tmp_path / "a.png").write_bytes(images.pointer(image))
    assert in_folder(tmp_path)("a.png") == image


@pytest.mark.parametrize("name", ["a.png", "A b.JPG", "é.jpeg"])
def test_names_of_images(name: str) -> None:
    assert is_image(name)


@pytest.mark.parametrize("name", ["a.gif", ".a.png", "x/a.png", "..\\a.png", "c:a.png", "a.png "])
def test_names_of_none(name: str) -> None:
    assert not is_image(name)


def test_an_image_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Image(file="a.png", digest="0" * 32, kind="png").file = "b.png"
