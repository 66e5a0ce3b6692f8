//! Directories of a TIFF structure, read in place: of a TIFF file and of an EXIF block.

const SHORT: u16 = 3;
const LONG: u16 = 4;
const ASCII: u16 = 2;
const UNDEFINED: u16 = 7;
const ENTRY_BYTES: usize = 12;

/// A TIFF structure; offsets count from its first byte.
pub(crate) struct Block<'a> {
    bytes: &'a [u8],
    big_endian: bool,
}

impl<'a> Block<'a> {
    /// `None` unless the bytes begin as a TIFF with 32-bit offsets does.
    pub(crate) fn new(bytes: &'a [u8]) -> Option<Self> {
        let big_endian = match bytes.get(..4)? {
            b"MM\0*" => true,
            b"II*\0" => false,
            _ => return None,
        };
        Some(Self { bytes, big_endian })
    }

    /// The offset of the first directory.
    pub(crate) fn first_directory(&self) -> Option<u32> {
        self.long(4)
    }

    /// The first number of a field of short or long numbers.
    pub(crate) fn number(&self, directory: u32, tag: u16) -> Option<u32> {
        let entry = self.entry(directory, tag)?;
        match self.short(entry + 2)? {
            SHORT => self.short(entry + 8).map(u32::from),
            LONG => self.long(entry + 8),
            _ => None,
        }
    }

    /// Whether the first byte of a number is the one that counts most.
    pub(crate) fn is_big_endian(&self) -> bool {
        self.big_endian
    }

    /// The bytes of a text field that is longer than the four bytes which an entry itself can hold.
    pub(crate) fn text(&self, directory: u32, tag: u16) -> Option<&'a [u8]> {
        self.bytes(directory, tag, ASCII)
    }

    /// The bytes of a field of bytes that is longer than the four bytes which an entry itself can hold.
    pub(crate) fn undefined(&self, directory: u32, tag: u16) -> Option<&'a [u8]> {
        self.bytes(directory, tag, UNDEFINED)
    }

    fn bytes(&self, directory: u32, tag: u16, kind: u16) -> Option<&'a [u8]> {
        let entry = self.entry(directory, tag)?;
        if self.short(entry + 2)? != kind {
            return None;
        }
        let (count, start) = (self.long(entry + 4)? as usize, self.long(entry + 8)? as usize);
        self.bytes.get(start..start.checked_add(count)?)
    }

    /// Where the entry of a tag begins.
    fn entry(&self, directory: u32, tag: u16) -> Option<usize> {
        let directory = directory as usize;
        let count = self.short(directory)?;
        (0..usize::from(count))
            .map(|index| directory + 2 + index * ENTRY_BYTES)
            .take_while(|entry| entry + ENTRY_BYTES <= self.bytes.len())
            .find(|&entry| self.short(entry) == Some(tag))
    }

    fn short(&self, at: usize) -> Option<u16> {
        let bytes = self.bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian { u16::from_be_bytes(*bytes) } else { u16::from_le_bytes(*bytes) })
    }

    fn long(&self, at: usize) -> Option<u32> {
        let bytes = self.bytes.get(at..)?.first_chunk()?;
        Some(if self.big_endian { u32::from_be_bytes(*bytes) } else { u32::from_le_bytes(*bytes) })
    }
}
