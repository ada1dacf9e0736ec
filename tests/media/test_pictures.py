"""What is made of a picture: sizes, colours, uprightness, and nothing else of the file."""

import io
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ghar_app.models.media.pictures import Picture, make_variants
from ghar_app.models.media.uses import USES
from ghar_app.refusals import Refused
from tests.media import samples


def made(folder: Path, content: bytes, mime: str, use: str = "listing") -> Picture:
    path = folder / "upload"
    path.write_bytes(content)
    return make_variants(path, mime, USES[use])


def opened(folder: Path, picture: Picture, variant: str = "large") -> Image.Image:
    image = Image.open(folder / picture.variants[variant].file)
    image.load()
    return image


def refusal(folder: Path, content: bytes, mime: str) -> str:
    with pytest.raises(Refused) as caught:
        made(folder, content, mime)
    return caught.value.code


def is_red_left(image: Image.Image) -> bool:
    rgb = image.convert("RGB")
    left, right = rgb.getpixel((5, rgb.height // 2)), rgb.getpixel((rgb.width - 5, rgb.height // 2))
    return left[0] > 150 > left[2] and right[2] > 150 > right[0]


def test_three_variants_that_never_grow(tmp_path):
    picture = made(tmp_path, samples.jpeg((3000, 1500)), "image/jpeg")
    sizes = {name: (v.width, v.height) for name, v in picture.variants.items()}
    assert sizes == {"thumbnail": (512, 256), "medium": (1024, 512), "large": (2048, 1024)}
    assert (picture.width, picture.height) == (3000, 1500)
    for name, size in sizes.items():
        image = opened(tmp_path, picture, name)
        assert (image.format, image.size) == ("WEBP", size)

    small = made(tmp_path, samples.jpeg((300, 200)), "image/jpeg")
    assert {(v.file, v.width) for v in small.variants.values()} == {("large.webp", 300)}


@pytest.mark.parametrize(
    ("use", "large"), [("avatar", 512), ("listing", 2048), ("blog", 2048), ("scene", 4096)]
)
def test_each_use_has_its_size(tmp_path, use, large):
    picture = made(tmp_path, samples.jpeg((5000, 2500)), "image/jpeg", use)
    assert picture.variants["large"].width == large
    assert list(picture.variants) == ["thumbnail", "medium", "large"]


def test_place_camera_and_comment_are_gone(tmp_path):
    content = samples.jpeg_from_a_phone()
    before = Image.open(io.BytesIO(content))
    assert before.getexif().get_ifd(0x8825)[2], "without GPS it proves nothing"
    assert b"GPSLatitude" in content
    assert b"SecretComment" in content

    picture = made(tmp_path, content, "image/jpeg")
    for variant in set(v.file for v in picture.variants.values()):
        written = (tmp_path / variant).read_bytes()
        after = Image.open(io.BytesIO(written))
        assert dict(after.getexif()) == {}
        assert not {"exif", "xmp", "icc_profile", "comment"} & after.info.keys()
        assert not [w for w in (b"GPS", b"Secret", b"EXIF", b"XMP ", b"Exif") if w in written]


def test_stands_upright(tmp_path):
    picture = made(tmp_path, samples.jpeg_from_a_phone(), "image/jpeg")
    assert (picture.width, picture.height) == (480, 640)
    image = opened(tmp_path, picture)
    assert image.size == (480, 640)
    # Turned a quarter to the right, what was on the left is on top.
    assert image.convert("RGB").getpixel((240, 5))[0] > 150
    assert image.convert("RGB").getpixel((240, 635))[2] > 150


@pytest.mark.parametrize("orientation", range(1, 9))
def test_all_eight_orientations_agree_with_pillow(tmp_path, orientation):
    from PIL import ImageOps

    image = samples.colourful((60, 40))
    image.paste((30, 200, 30), (0, 0, 12, 12))
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = samples.encoded(image, "JPEG", quality=95, exif=exif.tobytes())
    expected = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
    found = opened(tmp_path, made(tmp_path, content, "image/jpeg"))
    assert found.size == expected.size
    for corner in ((3, 3), (expected.width - 4, 3), (3, expected.height - 4)):
        pair = zip(found.convert("RGB").getpixel(corner), expected.getpixel(corner), strict=True)
        assert all(abs(a - b) < 30 for a, b in pair)


def test_cmyk_becomes_the_same_colours(tmp_path):
    content = samples.encoded(samples.colourful(mode="CMYK"), "JPEG", quality=95)
    image = opened(tmp_path, made(tmp_path, content, "image/jpeg"))
    assert image.mode == "RGB"
    assert is_red_left(image)


def test_sixteen_bits_keep_their_greys(tmp_path):
    image = opened(tmp_path, made(tmp_path, samples.png_16_bit(), "image/png")).convert("L")
    assert image.getpixel((2, 4)) < 20
    assert abs(image.getpixel((128, 4)) - 128) < 12, "clipped, not scaled"
    assert image.getpixel((253, 4)) > 235


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_mode_of_png(tmp_path, mode):
    content = samples.encoded(samples.colourful(mode=mode), "PNG")
    image = opened(tmp_path, made(tmp_path, content, "image/png"))
    assert image.convert("RGB").size == samples.WIDE
    if mode in ("P", "RGB", "RGBA"):
        assert is_red_left(image)


def test_transparency_stays(tmp_path):
    see_through = Image.new("RGBA", (50, 50), (0, 200, 0, 0))
    image = opened(tmp_path, made(tmp_path, samples.encoded(see_through, "PNG"), "image/png"))
    assert image.getpixel((25, 25))[3] == 0


def test_of_an_animation_the_first_frame(tmp_path):
    picture = made(tmp_path, samples.animated_gif(), "image/gif")
    image = opened(tmp_path, picture)
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("RGB").getpixel((30, 20))[0] > 200, "not the red first frame"


def test_a_foreign_colour_profile_is_applied_and_a_broken_one_ignored(tmp_path):
    assert is_red_left(opened(tmp_path, made(tmp_path, samples.jpeg_in_display_p3(), "image/jpeg")))
    broken = samples.jpeg(icc_profile=b"\0\0\2\0broken" + bytes(500))
    assert is_red_left(opened(tmp_path, made(tmp_path, broken, "image/jpeg")))


def test_preview_is_tiny(tmp_path):
    preview = made(tmp_path, samples.jpeg((1600, 1200)), "image/jpeg").preview
    assert preview.startswith("data:image/webp;base64,")
    assert len(preview) < 600
    from base64 import b64decode

    assert Image.open(io.BytesIO(b64decode(preview.partition(",")[2]))).size == (24, 18)


@pytest.mark.parametrize(
    ("content", "mime"),
    [
        (samples.jpeg((800, 600))[:-3000], "image/jpeg"),
        (samples.png((800, 600))[:-60], "image/png"),
        (samples.encoded(samples.colourful((800, 600)), "WEBP")[:-200], "image/webp"),
        (samples.encoded(samples.colourful((800, 600)), "GIF")[:300], "image/gif"),
        (samples.jpeg()[:20], "image/jpeg"),
        (samples.png()[:18], "image/png"),
        (b"\xff\xd8\xff" + b"\xff" * 100_000, "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(17), "image/png"),
        (b"RIFF\x10\0\0\0WEBPVP8X" + bytes(6), "image/webp"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{len(value)}-bytes",
)
def test_a_picture_that_does_not_decode_to_its_end_is_refused(tmp_path, content, mime):
    assert refusal(tmp_path, content, mime) == "picture_broken"


def test_a_truncated_jpeg_is_refused_and_the_whole_one_taken(tmp_path):
    whole = samples.jpeg((1600, 1200))
    assert refusal(tmp_path, whole[: len(whole) // 2], "image/jpeg") == "picture_broken"
    assert made(tmp_path, whole, "image/jpeg").width == 1600


_MEASURED = """
import resource, sys
from pathlib import Path
from ghar_app.models.media.pictures import make_variants
from ghar_app.models.media.uses import USES
from ghar_app.refusals import Refused
peak = lambda: resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
before = peak()
try:
    found = make_variants(Path(sys.argv[1]), sys.argv[2], USES["listing"]).width
except Refused as error:
    found = error.code
print(found, peak() - before)
"""


def outcome_and_memory(folder: Path, content: bytes, mime: str) -> tuple[str, int]:
    """The width or the refusal, and by how many KB a process of its own grew for it."""
    path = folder / "upload"
    path.write_bytes(content)
    command = [sys.executable, "-c", _MEASURED, str(path), mime]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    outcome, kilobytes = done.stdout.split()
    return outcome, int(kilobytes)


def test_a_huge_picture_is_refused_by_its_header(tmp_path):
    content = samples.huge_png()
    assert len(content) < 200_000
    outcome, kilobytes = outcome_and_memory(tmp_path, content, "image/png")
    assert outcome == "picture_too_many_pixels"
    assert kilobytes < 20_000


def test_the_limit_is_where_it_says(tmp_path):
    """Just under it is taken; the same header with one row more isn't even opened."""
    taken = samples.encoded(Image.new("1", (10_000, 5_200)), "PNG")
    assert made(tmp_path, taken, "image/png").height == 5200
    refused = samples.encoded(Image.new("1", (10_000, 5_201)), "PNG")
    assert refusal(tmp_path, refused, "image/png") == "picture_too_many_pixels"


def test_a_large_baseline_jpeg_is_shrunk_while_it_is_read(tmp_path):
    """108 megapixels, as phones make them: held whole they would be 108 MB even in grey."""
    large = Image.new("L", (12_000, 9_000), 128)
    baseline = samples.encoded(large, "JPEG", quality=50)
    outcome, kilobytes = outcome_and_memory(tmp_path, baseline, "image/jpeg")
    assert outcome == "12000"
    assert kilobytes < 80_000
    # A progressive one cannot be shrunk before all of it is there.
    progressive = samples.encoded(large, "JPEG", quality=50, progressive=True)
    assert refusal(tmp_path, progressive, "image/jpeg") == "picture_too_many_pixels"


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_anywhere_is_a_picture_or_a_refusal(tmp_path_factory, data):
    """No byte of a file may raise anything but a refusal."""
    folder = tmp_path_factory.mktemp("damaged")
    format, mime = data.draw(
        st.sampled_from([("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"),
                         ("GIF", "image/gif")])
    )  # fmt: skip
    content = bytearray(samples.encoded(samples.colourful((40, 30)), format))
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(Refused):
        made(folder, bytes(content), mime)
