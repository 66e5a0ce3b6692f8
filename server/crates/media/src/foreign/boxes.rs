//! Files made of ISO base media boxes: AVIF, HEIC, MP4 and their relatives.

use super::{Foreign, other, picture};

pub(super) fn recognise(bytes: &[u8]) -> Option<Foreign> {
    let (kind, brand) = (bytes.get(4..8)?, bytes.get(8..12)?);
    if kind != b"ftyp" {
        return None;
    }
    Some(match brand {
        b"avif" | b"avis" => picture("an AVIF picture"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => picture("a HEIC picture"),
        // The brand of both families' containers; what is inside stands in the brands that follow.
        b"mif1" | b"msf1" if bytes.get(12..64).is_some_and(|rest| rest.chunks(4).any(|brand| brand == b"avif")) => {
            picture("an AVIF picture")
        }
        b"mif1" | b"msf1" => picture("a HEIC picture"),
        b"crx " => picture("a camera raw file"),
        _ => other("a video"),
    })
}
