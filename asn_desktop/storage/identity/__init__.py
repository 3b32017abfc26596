"""Keys of this installation or of a centre, certificates, and the words by which people compare them."""

from asn_desktop.storage.identity.ring import CentreKeyRing, FileKeyRing
from asn_desktop.storage.identity.trusting import CentreTrust, OfficeTrust, OwnTrust

__all__ = ["CentreKeyRing", "CentreTrust", "FileKeyRing", "OfficeTrust", "OwnTrust"]
