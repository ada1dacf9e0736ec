"""The Debian 13 packages that make up the bundle.

A full resolution would be 206 packages for raster, 3D and JIT code that Ghar never loads. This
is the shared-library closure of the server, PostGIS (vector part) and pgvector; the bundle's own
loader checks after unpacking that nothing is missing.
"""

from __future__ import annotations

SUITE = "trixie"
MAJOR = 17

SERVER = [
    "postgresql-17", "postgresql-client-17", "postgresql-17-postgis-3",
    "postgresql-17-postgis-3-scripts", "postgresql-17-pgvector",
]  # fmt: skip

LIBRARIES = [
    "libc6", "libgcc-s1", "libstdc++6", "zlib1g", "liblz4-1", "libzstd1", "libxml2", "libicu76",
    "libpam0g", "libaudit1", "libcap-ng0", "libssl3t64", "libgssapi-krb5-2", "libkrb5-3",
    "libk5crypto3", "libcom-err2", "libkrb5support0", "libkeyutils1", "libldap2", "libsasl2-2",
    "libsystemd0", "libcap2", "libgeos-c1t64", "libgeos3.13.1", "libproj25", "proj-data",
    "libjson-c5", "libprotobuf-c1", "libsqlite3-0", "libtiff6", "libwebp7", "libjbig0",
    "liblerc4", "libjpeg62-turbo", "libdeflate0", "liblzma5", "libsharpyuv0", "libcurl4t64",
    "libcurl3t64-gnutls", "libngtcp2-16", "libngtcp2-crypto-gnutls8", "libnghttp2-14",
    "libnghttp3-9", "libidn2-0", "libunistring5", "librtmp1", "libssh2-1t64", "libpsl5t64",
    "libbrotli1", "libgnutls30t64", "libp11-kit0", "libtasn1-6", "libhogweed6t64",
    "libnettle8t64", "libgmp10", "libffi8", "libpq5", "libedit2", "libbsd0", "libmd0",
    "libtinfo6", "libreadline8t64", "tzdata", "libxxhash0",
]  # fmt: skip

PACKAGES = [*SERVER, *LIBRARIES]

# The kernel's names for a processor to Debian's.
ARCHITECTURES = {"x86_64": "amd64", "amd64": "amd64", "aarch64": "arm64", "arm64": "arm64"}

# Debian's architecture names to the directory that holds its shared libraries.
LIBRARY_DIRECTORIES = {"amd64": "x86_64-linux-gnu", "arm64": "aarch64-linux-gnu"}

# What a server does not read: half of the unpacked size.
UNUSED = [
    "usr/include",
    "usr/lib/postgresql/17/lib/bitcode",
    "usr/share/bug",
    "usr/share/doc",
    "usr/share/info",
    "usr/share/lintian",
    "usr/share/locale",
    "usr/share/man",
]
