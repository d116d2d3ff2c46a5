"""A made-up package of postcodes, as the real one is laid out, and what each test needs of it."""

import brotli
import msgpack

NAN = float("nan")
POSTCODES = (
    ("RG401AA", "E06000041", 481_000.0, 168_000.0),
    ("RG401AB", "E06000041", 481_000.0, 169_000.0),
    ("RG121JD", "E06000036", 487_000.0, 169_000.0),
    ("RE1 1AA", "E07000008", 500_000.0, 200_000.0),  # a district of Cambridgeshire
    ("RW1 1AA", "W06000015", 318_000.0, 176_000.0),
    ("EH1 1AA", "S12000036", 325_000.0, 673_000.0),
    ("BT1 1AA", "N09000003", 333_837.0, 374_042.0),
    ("GY1 1AA", "L99999999", NAN, NAN),
    ("IM1 1AA", "M99999999", NAN, NAN),
    ("IM1 1AB", NAN, NAN, NAN),
)


def write(folder, rows=POSTCODES):
    for letter in {row[0][0] for row in rows}:
        columns = zip(*(row for row in rows if row[0][0] == letter), strict=True)
        data = dict(zip(("pcd", "laua", "oseast1m", "osnrth1m"), map(list, columns), strict=True))
        packed = msgpack.packb({"columns": list(data), "data": data})
        (folder / f"postcodes_{letter}.msgpack.br").write_bytes(brotli.compress(packed, quality=1))
