"""Words of the measures taken of people and of services: talent, job-person match, IP ASN, satisfaction survey."""

from __future__ import annotations

import enum


class Potensial(enum.StrEnum):
    """Potential in talent management, low to high; it is assessed, never computed from the predikat."""

    RENDAH = "rendah"
    MENENGAH = "menengah"
    TINGGI = "tinggi"


class KategoriJpm(enum.StrEnum):
    """Categories of job-person match for filling a post, high to low."""

    MS = "ms"
    MMS = "mms"
    KMS = "kms"


class KelompokJabatan(enum.StrEnum):
    """Groups of posts by which IP ASN weighs training."""

    MANAJERIAL = "manajerial"
    FUNGSIONAL = "fungsional"
    PELAKSANA = "pelaksana"


class KategoriIpAsn(enum.StrEnum):
    """Categories of Indeks Profesionalitas ASN, high to low."""

    SANGAT_TINGGI = "sangat_tinggi"
    TINGGI = "tinggi"
    SEDANG = "sedang"
    RENDAH = "rendah"
    SANGAT_RENDAH = "sangat_rendah"


class MutuLayanan(enum.StrEnum):
    """Quality of a service by its satisfaction survey, high to low."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
