"""`daftar_pegawai`: what lists show of each employee as of today, kept beside the records and rebuilt from them."""
