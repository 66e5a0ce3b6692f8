//! Texts whose first eight bytes say how they are written.

/// The text of such a field, but for an encoding that no camera is known to use.
pub(super) fn read(field: &[u8], big_endian: bool) -> Option<String> {
    let (encoding, text) = field.split_first_chunk::<8>()?;
    let text = match encoding {
        b"UNICODE\0" => {
            let units = text.as_chunks::<2>().0.iter();
            let unit =
                |bytes: &[u8; 2]| if big_endian { u16::from_be_bytes(*bytes) } else { u16::from_le_bytes(*bytes) };
            String::from_utf16_lossy(&units.map(unit).collect::<Vec<_>>())
        }
        // Writers that mean UTF-8 call it ASCII or nothing at all.
        b"ASCII\0\0\0" | b"\0\0\0\0\0\0\0\0" => String::from_utf8_lossy(text).into_owned(),
        _ => return None,
    };
    Some(text.split('\0').next().unwrap_or_default().to_owned())
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_text_says_how_it_is_written() {
        assert_eq!(read(b"ASCII\0\0\0Bern\0\0", true).as_deref(), Some("Bern"));
        assert_eq!(read("\0\0\0\0\0\0\0\0Zürich".as_bytes(), true).as_deref(), Some("Zürich"));
        assert_eq!(read(b"UNICODE\0\0B\0\xE4\0", true).as_deref(), Some("Bä"));
        assert_eq!(read(b"UNICODE\0B\0\xE4\0\0\0x\0", false).as_deref(), Some("Bä"));
        assert_eq!([read(b"JIS\0\0\0\0\0Bern", true), read(b"ASCII", true)], [None, None]);
    }
}
