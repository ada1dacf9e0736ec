"""Files as people and attackers send them, made on the spot."""

import io
import struct
import zipfile
import zlib

from PIL import Image, ImageCms

WIDE = (640, 480)


def colourful(size: tuple[int, int] = WIDE, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right: what is turned or mixed up shows."""
    image = Image.new("RGB", size, (200, 30, 30))
    image.paste((30, 30, 200), (size[0] // 2, 0, *size))
    return image.convert(mode)


def encoded(image: Image.Image, format: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format, **options)
    return buffer.getvalue()


def jpeg(size: tuple[int, int] = WIDE, **options: object) -> bytes:
    return encoded(colourful(size), "JPEG", quality=90, **options)


def png(size: tuple[int, int] = WIDE) -> bytes:
    return encoded(colourful(size), "PNG")


def jpeg_from_a_phone() -> bytes:
    """Taken in Bengaluru, upright after a quarter turn, with GPS in EXIF and in XMP."""
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x0112] = "SecretCamera", "Model 7", 6
    exif[0x8825] = {
        1: "N",
        2: (12.0, 58.0, 17.77),
        3: "E",
        4: (77.0, 35.0, 40.66),
        29: "2026:11:21",
    }
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><GPSLatitude>12,58.29N</GPSLatitude></x:xmpmeta>'
    return jpeg(exif=exif.tobytes(), xmp=xmp, comment=b"SecretComment")


def jpeg_in_display_p3() -> bytes:
    """Pure red of a wider colour space than sRGB, simulated by another RGB profile."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return jpeg(icc_profile=profile)


def png_16_bit() -> bytes:
    """A grey ramp of 16 bits from black to white; Pillow alone would clip it at 255."""
    ramp = b"".join(struct.pack("<H", round(x * 65535 / 255)) for x in range(256)) * 8
    return encoded(Image.frombytes("I;16", (256, 8), ramp), "PNG")


def animated_gif() -> bytes:
    frames = [Image.new("P", (64, 48), n) for n in range(1, 4)]
    for frame in frames:
        frame.putpalette([0, 0, 0, 255, 0, 0, 0, 255, 0, 0, 0, 255])
    return encoded(frames[0], "GIF", save_all=True, append_images=frames[1:], duration=80)


def huge_png(side: int = 30_000) -> bytes:
    """A small, valid PNG of side x side pixels, one bit each: 112 MB when it is unpacked."""
    packer = zlib.compressobj(9)
    line = bytes(1 + (side + 7) // 8)
    rows = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_png_chunk(*chunk) for chunk in chunks)


def _png_chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def box(kind: bytes, *bodies: bytes) -> bytes:
    """One box of an ISO movie."""
    body = b"".join(bodies)
    return struct.pack(">I4s", 8 + len(body), kind) + body


PLACE = b"+12.9716+077.5946/"


def mp4(brand: bytes = b"isom", *, seconds: int = 7) -> bytes:
    """A movie header, a track turned by 90° and, as phones do it, the place of filming."""
    movie = struct.pack(">I2II2I", 0, 0, 0, 1000, seconds * 1000, 0) + bytes(76)
    matrix = struct.pack(">9i", 0, 65536, 0, -65536, 0, 0, 0, 0, 1 << 30)
    track = bytes(40) + matrix + struct.pack(">II", 1920 << 16, 1080 << 16)
    place = box(b"udta", box(b"\xa9xyz", PLACE))
    apple = box(b"meta", b"com.apple.quicktime.location.ISO6709", PLACE)
    return (
        box(b"ftyp", brand, b"\0\0\2\0", brand)
        + box(b"moov", box(b"mvhd", movie), box(b"trak", box(b"tkhd", track), place), place, apple)
        + box(b"mdat", b"frames" * 500)
    )


def webm() -> bytes:
    head = "1a45dfa39f4286810142f7810142f2810442f381084282847765626d42878104428581021853806701"
    return bytes.fromhex(head) + bytes(200)


def mkv() -> bytes:
    head = (
        "1a45dfa3a34286810142f7810142f2810442f381084282886d6174726f736b61428781044285810218538067"
    )
    return bytes.fromhex(head) + bytes(200)


def ogg(codec: bytes = b"\x01vorbis") -> bytes:
    return b"OggS\0\2" + bytes(20) + b"\x01\x1e" + codec + bytes(200)


def wav() -> bytes:
    return b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\1\0\1\0" + bytes(200)


def mp3(head: bytes = b"ID3\x03\0\0\0\0\0\x0a") -> bytes:
    return head + bytes(400)


def aac() -> bytes:
    return b"\xff\xf1\x50\x80\x01\x3f\xfc" + bytes(200)


def pdf() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"1 0 obj\n<<>>\nendobj\n" * 20


def doc(stream: str = "WordDocument") -> bytes:
    """An OLE container; with another stream it is somebody else's file."""
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    return ole + stream.encode("utf-16-le") + bytes(448)


def docx(*, main: str = "word/document.xml", macros: bool = False) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr(main, "<document/>")
        if macros:
            made.writestr("word/vbaProject.bin", b"macro")
    return buffer.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><html><body><script>alert(document.cookie)</script></body></html>"
HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(200)
