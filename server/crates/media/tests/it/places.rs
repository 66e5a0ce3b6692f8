//! Where pictures were taken, as programs write it into files.

use media::{Limits, decode};

use crate::shared::jpeg_with;

const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/' \
    xmlns:photoshop='http://ns.adobe.com/photoshop/1.0/' photoshop:City='Bern' photoshop:Country='Switzerland'/>";
/// Resource 0x0404 with the dataset 2:90.
const IPTC: &[u8] = b"Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x0b\x1c\x02\x5a\0\x06Z\xFCrich";
/// A directory with the pointer to that of GPS, and that with a text of twelve bytes.
const EXIF: &[u8] = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0\
    \0\x01\0\x1c\0\x07\0\0\0\x0d\0\0\0\x2c\0\0\0\0ASCII\0\0\0Basel";

fn place(bytes: &[u8]) -> Option<String> {
    decode(bytes, &Limits::default()).unwrap().place().map(str::to_owned)
}

#[test]
fn xmp_comes_before_iptc_and_that_before_exif() {
    let (exif, xmp, iptc) = ((0xE1, EXIF), (0xE1, XMP), (0xED, IPTC));

    assert_eq!(place(&jpeg_with(&[exif, xmp, iptc])).as_deref(), Some("Bern, Switzerland"));
    assert_eq!(place(&jpeg_with(&[exif, iptc])).as_deref(), Some("Zürich"));
    assert_eq!(place(&jpeg_with(&[exif])).as_deref(), Some("Basel"));
    assert_eq!(place(&jpeg_with(&[])), None);
}

#[test]
fn broken_ones_cost_nothing_but_the_place() {
    for at in 0..XMP.len() {
        place(&jpeg_with(&[(0xE1, &XMP[..at])]));
    }
    for at in 0..IPTC.len() {
        assert_eq!(place(&jpeg_with(&[(0xED, &IPTC[..at])])), None, "{at}");
    }
    for at in 0..EXIF.len() {
        place(&jpeg_with(&[(0xE1, &EXIF[..at])]));
    }
}
