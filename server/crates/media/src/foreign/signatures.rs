//! Files that are known by fixed bytes at their beginning.

use super::{Foreign, other, picture};

const SIGNATURES: [(&[u8], Foreign); 32] = [
    (b"\0\0\x01\0", picture("an icon (ICO)")),
    (b"\0\0\x02\0", picture("a mouse cursor (CUR)")),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", picture("a JPEG XL picture")),
    (b"\xff\x0a", picture("a JPEG XL picture")),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", picture("a JPEG 2000 picture")),
    (b"\xff\x4f\xff\x51", picture("a JPEG 2000 picture")),
    (b"8BPS", picture("a Photoshop file")),
    (b"gimp xcf", picture("a GIMP file")),
    (b"\x76\x2f\x31\x01", picture("an OpenEXR picture")),
    (b"#?RADIANCE", picture("a Radiance HDR picture")),
    (b"qoif", picture("a QOI picture")),
    (b"DDS ", picture("a DDS texture")),
    (b"II*\0\x10\0\0\0CR", picture("a camera raw file")),
    (b"IIRO", picture("a camera raw file")),
    (b"IIRS", picture("a camera raw file")),
    (b"IIU\0", picture("a camera raw file")),
    (b"FUJIFILMCCD-RAW", picture("a camera raw file")),
    (b"%!PS", picture("a PostScript drawing")),
    (b"\xc5\xd0\xd3\xc6", picture("a PostScript drawing")),
    (b"%PDF-", other("a PDF document")),
    (b"PK\x03\x04", other("a ZIP archive")),
    (b"PK\x05\x06", other("a ZIP archive")),
    (b"\x1f\x8b", other("a compressed file")),
    (b"\x28\xb5\x2f\xfd", other("a compressed file")),
    (b"\xfd7zXZ\0", other("a compressed file")),
    (b"BZh", other("a compressed file")),
    (b"7z\xbc\xaf\x27\x1c", other("a 7z archive")),
    (b"Rar!\x1a\x07", other("a RAR archive")),
    (b"\x1a\x45\xdf\xa3", other("a video")),
    (b"\x7fELF", other("a program")),
    (b"MZ", other("a program")),
    (b"ID3", other("a sound file")),
];

pub(super) fn recognise(bytes: &[u8]) -> Option<Foreign> {
    SIGNATURES.iter().find(|(signature, _)| bytes.starts_with(signature)).map(|(_, foreign)| *foreign)
}
