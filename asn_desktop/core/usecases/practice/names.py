"""Names as they are given in the two regions, put together anew: nobody real is meant."""

from __future__ import annotations

from msgspec import Struct

from asn_desktop.core.domain.pegawai import JenisKelamin
from asn_desktop.core.usecases.practice.chance import Chance


class Names(Struct, frozen=True):
    """The stock of names of one region. `settled` are names of families that came from elsewhere, in full."""

    pria: tuple[str, ...]
    wanita: tuple[str, ...]
    keluarga: tuple[str, ...]
    settled_pria: tuple[str, ...]
    settled_wanita: tuple[str, ...]
    settled_share: int
    tempat_lahir: tuple[str, ...]
    agama: tuple[tuple[str, int], ...]
    alamat: tuple[str, ...]

    def draw(self, chance: Chance, sex: JenisKelamin) -> str:
        """A full name without titles."""
        woman = sex is JenisKelamin.WANITA
        if chance.percent(self.settled_share):
            return chance.pick(self.settled_wanita if woman else self.settled_pria)
        given = self.wanita if woman else self.pria
        first = chance.pick(given)
        second = chance.pick(given) if chance.percent(40) else ""
        middle = f" {second}" if second and second != first else ""
        return f"{first}{middle} {chance.pick(self.keluarga)}"


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(","))


JAYAWIJAYA = Names(
    pria=_words(
        "Yulianus Agustinus Demianus Markus Petrus Paulus Yohanis Simon Lukas Obaja Nikodemus Apolos Naftali Yonas "
        "Elias Benyamin Daud Etinus Frans Gerson Habel Isak Yakobus Kornelis Lazarus Melianus Natan Oktovianus "
        "Philipus Ruben Samuel Thomas Urbanus Wilem Yance Zakarias Alpius Barnabas Dominggus Enos Ferdinandus "
        "Herman Imanuel Yermias"
    ),
    wanita=_words(
        "Yosina Selviana Marlina Debora Ester Martina Orpa Yuliana Agustina Dorkas Elisabet Fransina Greice Hana Ida "
        "Yohana Katarina Lince Mariana Naomi Oktovina Paulina Rosalina Sara Tabita Wenty Yakomina Adolfina Beatrix "
        "Dortea Emilia Helena Irene Klara Magdalena Norce Regina Susana Theresia Welmince"
    ),
    keluarga=_words(
        "Asso Wetipo Hubi Kossay Wenda Tabuni Yelipele Itlay Lokobal Matuan Walilo Alua Elopere Siep Mabel Kogoya Logo "
        "Haluk Wuka Lagowan Marian Hilapok Daby Gombo Yikwa Oagay Himan Kuan Surabut Walela Lani Meage Wamu Dabi Huwi"
    ),
    settled_pria=_lines(
        "Suparno, Andi Baso, Yosep Rante Allo, Bambang Hariyanto, Abdul Rahman Ma'ruf, Daniel Pongtuluran, "
        "Rudi Hartono, Marthen Salossa, Agus Setiawan, Hasanuddin"
    ),
    settled_wanita=_lines(
        "Sri Wahyuni, Nurhayati, Damaris Rante Pasang, Siti Aminah, Dwi Astuti, Yuni Kartika Sari, Hermina Tandi Bua, "
        "Wa Ode Nurlela, Maria Goreti Rumbiak, Endang Lestari"
    ),
    settled_share=18,
    tempat_lahir=("Welesi", "Wamena", "Kurulu", "Asologaima", "Jayapura", "Tiom", "Kurima", "Biak"),
    agama=(("Kristen", 62), ("Katolik", 24), ("Islam", 14)),
    alamat=(
        "Kampung Welesi", "Kampung Yagara", "Kampung Asojelipele", "Kampung Lantipo", "Kampung Pawekama",
        "Kampung Apenas", "Kampung Tulima",
    ),
)  # fmt: skip

PEMATANGSIANTAR = Names(
    pria=_words(
        "Togar Parlindungan Bonar Jonni Lamhot Sahat Marihot Saut Poltak Ramlan Hotman Rudolf Binsar Maruli Tumpal "
        "Jansen Edison Pardamean Ganda Hasudungan Mangatas Robinson Sabar Tigor Victor Wilson Baringin Charles Dapot "
        "Eben Ferdinand Gomgom Haposan Immanuel Jahotman Kaminto Luhut Manahan Nelson Oloan"
    ),
    wanita=_words(
        "Roslina Tiurma Hotmaida Ester Rumondang Melati Duma Lasma Nurmala Herlina Sondang Lamria Friska Dumaria "
        "Tiarma Rosmawati Uli Berliana Clara Delima Erika Flora Gustina Hermina Ida Juliana Kristina Lenny Marintan "
        "Nova Omega Pesta Rentina Sinta Tiominar Vera Wesly Yanti Debora Elfrida"
    ),
    keluarga=_words(
        "Damanik Saragih Purba Sinaga Simanjuntak Siahaan Hutapea Nainggolan Manurung Silalahi Sitorus Panjaitan "
        "Tampubolon Pardede Marbun Hutabarat Sihombing Lubis Nasution Harahap Siregar Girsang Sipayung Tarigan Ginting "
        "Haloho Situmorang Gultom Napitupulu Aritonang Sirait Turnip Sidabutar Lumbantoruan Batubara"
    ),
    settled_pria=_lines(
        "Sugiarto, Muhammad Iqbal, Suherman, Ahmad Fauzi, Zulkifli Chaniago, Rahmat Hidayat, Joko Prasetyo, "
        "Andi Wijaya Lim, Faisal Rizki Pohan, Sutrisno"
    ),
    settled_wanita=_lines(
        "Sri Rahayu, Nur Aisyah, Fitriani, Siti Rahmah Daulay, Dewi Anggraini, Ratna Juwita, Yulia Chaniago, "
        "Evi Susanti, Mei Ling Halim, Rahmawati"
    ),
    settled_share=14,
    tempat_lahir=("Pematangsiantar", "Medan", "Tebing Tinggi", "Raya", "Balige", "Kisaran", "Parapat", "Tanah Jawa"),
    agama=(("Kristen", 54), ("Islam", 37), ("Katolik", 7), ("Buddha", 2)),
    alamat=(
        "Jalan Asahan", "Jalan Pdt. J. Wismar Saragih", "Jalan Merdeka", "Jalan Sutomo", "Jalan Ahmad Yani",
        "Jalan Vihara", "Jalan Medan",
    ),
)  # fmt: skip
