"""Kinds of disciplinary sanction (PP 94/2021); their wording and length are in the rule pack `disiplin`."""

from __future__ import annotations

import enum


class Hukuman(enum.StrEnum):
    """From none to the heaviest."""

    TIDAK_ADA = "tidak_ada"
    TEGURAN_LISAN = "teguran_lisan"
    TEGURAN_TERTULIS = "teguran_tertulis"
    PERNYATAAN_TIDAK_PUAS = "pernyataan_tidak_puas"
    PEMOTONGAN_TUKIN_6_BULAN = "pemotongan_tukin_6_bulan"
    PEMOTONGAN_TUKIN_9_BULAN = "pemotongan_tukin_9_bulan"
    PEMOTONGAN_TUKIN_12_BULAN = "pemotongan_tukin_12_bulan"
    PENURUNAN_JABATAN = "penurunan_jabatan"
    PEMBEBASAN_JABATAN = "pembebasan_jabatan"
    PEMBERHENTIAN = "pemberhentian"
