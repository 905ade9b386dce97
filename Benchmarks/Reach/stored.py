"""Stored registers: the format that the engine maps into memory, written here once more to make very large ones.

8 bytes `LEITREG\\n`, four little-endian 32-bit numbers (version, length and checksum of the header, 64-byte units of
data), the header as JSON, then at multiples of 64 bytes the columns and the weights. Checksums are CRC-32.
"""
import json
import struct
import zlib

MAGIC = b"LEITREG\n"
UNIT = 64


def padded(count):
    """The next multiple of the unit."""
    return (count + UNIT - 1) // UNIT * UNIT


def repeat(source, target, times):
    """Writes a stored register whose rows are those of another, several times over."""
    content = source.read_bytes()
    version, length, _, _ = struct.unpack_from("<4I", content, len(MAGIC))
    start = len(MAGIC) + 16
    header, data = json.loads(content[start:start + length]), data_start(length)
    parts = header["columns"] + ([header["weights"]] if header.get("weights") else [])
    end, pieces = 0, []
    for part in parts:
        piece = content[data + part["offset"]:][:header["rows"] * part.get("width", 8)]
        pieces.append(piece)
        part["offset"], part["checksum"] = end, 0
        for _ in range(times):
            part["checksum"] = zlib.crc32(piece, part["checksum"])
        end += padded(len(piece) * times)
    header["rows"] *= times
    text = json.dumps(header, sort_keys=True, separators=(",", ":")).encode()
    with target.open("wb") as file:
        file.write(MAGIC + struct.pack("<4I", version, len(text), zlib.crc32(text), end // UNIT) + text)
        file.write(bytes(data_start(len(text)) - file.tell()))
        for piece in pieces:
            for _ in range(times):
                file.write(piece)
            file.write(bytes(padded(len(piece) * times) - len(piece) * times))


def data_start(length):
    """Where the data begin behind a header of a length."""
    return padded(len(MAGIC) + 16 + length)
