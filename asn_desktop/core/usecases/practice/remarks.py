"""What leaders expect and what they say back: for each value of BerAKHLAK, and for each rating."""

from __future__ import annotations

from asn_desktop.core.domain.kinerja import NilaiBerakhlak, Rating
from asn_desktop.core.domain.skp import BagianLampiran

EXPECTATIONS: dict[NilaiBerakhlak, tuple[str, ...]] = {
    NilaiBerakhlak.BERORIENTASI_PELAYANAN: (
        "Menyapa setiap warga lebih dahulu dan menyelesaikan keperluannya tanpa harus kembali keesokan hari",
        "Menjelaskan syarat layanan dengan bahasa yang mudah dimengerti warga",
        "Mencatat keluhan warga dan menyampaikan jalan keluarnya dalam rapat mingguan",
    ),
    NilaiBerakhlak.AKUNTABEL: (
        "Menyelesaikan laporan sesuai data di lapangan dan tepat pada waktunya",
        "Menyimpan bukti setiap kegiatan sehingga dapat diperiksa sewaktu-waktu",
        "Hadir sesuai jam kerja dan melaporkan bila berhalangan",
    ),
    NilaiBerakhlak.KOMPETEN: (
        "Mengikuti paling sedikit satu pelatihan yang menunjang tugas dan membagikan hasilnya",
        "Membimbing rekan yang baru bertugas sampai dapat bekerja mandiri",
        "Mempelajari peraturan terbaru yang berkaitan dengan tugas",
    ),
    NilaiBerakhlak.HARMONIS: (
        "Menjaga suasana kerja yang rukun dan saling menghargai di antara pegawai dari berbagai daerah",
        "Membantu rekan satu seksi ketika pekerjaan menumpuk",
        "Menyampaikan perbedaan pendapat secara langsung dan santun",
    ),
    NilaiBerakhlak.LOYAL: (
        "Menjaga nama baik kantor dan kerahasiaan dokumen",
        "Mengikuti upacara dan kegiatan kenegaraan dengan tertib",
        "Mendahulukan kepentingan dinas pada jam kerja",
    ),
    NilaiBerakhlak.ADAPTIF: (
        "Menggunakan aplikasi yang disediakan pemerintah daerah untuk pekerjaan harian",
        "Mengusulkan paling sedikit satu perbaikan cara kerja dalam setahun",
        "Tetap melayani dengan cara lain ketika jaringan listrik atau internet terganggu",
    ),
    NilaiBerakhlak.KOLABORATIF: (
        "Bekerja sama dengan kampung, kelurahan, dan instansi terkait",
        "Melibatkan tokoh masyarakat dalam kegiatan di wilayah",
        "Berbagi data dengan seksi lain agar tidak terjadi pendataan berulang",
    ),
}

RESULT_FEEDBACK: dict[Rating, tuple[str, ...]] = {
    Rating.DI_ATAS: (
        "Hasil melampaui target dan dapat dijadikan contoh bagi rekan lain; pertahankan dan bagikan caranya",
        "Selesai sebelum waktunya dengan mutu sangat baik; bukti dukung lengkap",
        "Capaian melebihi yang disepakati, juga ketika petugas lain berhalangan",
    ),
    Rating.SESUAI: (
        "Target tercapai sesuai kesepakatan; bukti dukung lengkap",
        "Pekerjaan selesai tepat waktu; tingkatkan kerapian bukti dukung",
        "Hasil baik dan konsisten sepanjang tahun",
        "Tercapai sesuai rencana; tahun depan mulai lebih awal agar tidak menumpuk di triwulan akhir",
    ),
    Rating.DI_BAWAH: (
        "Target belum tercapai; susun rencana perbaikan bersama atasan setiap bulan",
        "Beberapa pekerjaan terlambat dan bukti dukung belum lengkap; perlu pendampingan",
        "Hasil masih jauh dari yang disepakati; jadwalkan dialog kinerja dua minggu sekali",
    ),
}

BEHAVIOUR_FEEDBACK: dict[Rating, tuple[str, ...]] = {
    Rating.DI_ATAS: (
        "Menjadi teladan bagi rekan kerja",
        "Inisiatifnya dirasakan langsung oleh warga dan rekan kerja",
    ),
    Rating.SESUAI: (
        "Sudah sesuai harapan; pertahankan",
        "Baik dan konsisten",
        "Sesuai harapan; lebih aktif menyampaikan gagasan",
    ),
    Rating.DI_BAWAH: (
        "Perlu perbaikan; sudah dibicarakan dalam dialog kinerja",
        "Beberapa kali ditegur; perlu pembinaan lebih lanjut",
    ),
}

NOTES: dict[Rating, tuple[str, ...]] = {
    Rating.DI_ATAS: (
        "Diusulkan mengikuti pelatihan kepemimpinan atau pelatihan teknis lanjutan",
        "Layak dipertimbangkan untuk penugasan yang lebih luas",
    ),
    Rating.SESUAI: (
        "Pertahankan kinerja dan ikuti pelatihan yang menunjang tugas",
        "Tingkatkan kemampuan mengolah data dengan komputer",
        "Libatkan dalam tim lintas seksi untuk menambah pengalaman",
    ),
    Rating.DI_BAWAH: (
        "Diberikan pendampingan dan rencana perbaikan kinerja selama enam bulan",
        "Pembinaan oleh atasan langsung setiap bulan dengan catatan tertulis",
    ),
}

NARRATED: dict[Rating, str] = {
    Rating.DI_ATAS: "Tercapai seluruhnya, selesai lebih cepat dan lebih baik daripada yang diuraikan.",
    Rating.SESUAI: "Tercapai seperti yang diuraikan.",
    Rating.DI_BAWAH: "Baru tercapai sebagian; sisanya belum memenuhi ukuran keberhasilan.",
}
"""What was reached where measure and target are one sentence."""

ANNEX: dict[BagianLampiran, tuple[str, ...]] = {
    BagianLampiran.DUKUNGAN_SUMBER_DAYA: (
        "Pegawai yang cukup untuk setiap loket pelayanan",
        "Anggaran kegiatan sesuai dokumen pelaksanaan anggaran",
    ),
    BagianLampiran.SKEMA_PERTANGGUNGJAWABAN: (
        "Laporan kemajuan disampaikan pada rapat bulanan",
        "Laporan kinerja disampaikan setiap triwulan",
    ),
    BagianLampiran.KONSEKUENSI: (
        "Capaian di atas ekspektasi menjadi pertimbangan penghargaan",
        "Capaian di bawah ekspektasi ditindaklanjuti dengan bimbingan kinerja",
    ),
}
"""What heads agree on with their superiors beside the results."""
