//! Places in IPTC-IIM (version 4.2), as Photoshop's resources in a JPEG hold it.

/// The resource that holds it.
const RESOURCE: u16 = 0x0404;
/// The mark of each dataset.
const MARK: u8 = 0x1C;
/// The record of facts about the picture.
const APPLICATION: u8 = 2;
/// Its datasets from the smallest place to the largest: sublocation, city, province or state, country.
const DATASETS: [u8; 4] = [92, 90, 95, 101];

/// The place that is named. Never fails: what cannot be read is `None`.
pub(crate) fn read(resources: &[u8]) -> Option<String> {
    let records = records(resources)?;
    let names = DATASETS.map(|dataset| value(records, dataset).map(text).unwrap_or_default());
    super::line(names.iter().map(String::as_str))
}

/// The data of the resource among others, each of which has a mark, a number, a name and its length before it.
fn records(mut resources: &[u8]) -> Option<&[u8]> {
    loop {
        let (number, rest) = resources.strip_prefix(b"8BIM")?.split_first_chunk()?;
        let name = 1 + usize::from(*rest.first()?);
        let (length, rest) = rest.get(name.next_multiple_of(2)..)?.split_first_chunk()?;
        let length = u32::from_be_bytes(*length) as usize;
        if u16::from_be_bytes(*number) == RESOURCE {
            return rest.get(..length);
        }
        resources = rest.get(length.checked_next_multiple_of(2)?..)?;
    }
}

/// The first value of a dataset: each has a mark, two numbers and its length before it.
fn value(mut records: &[u8], dataset: u8) -> Option<&[u8]> {
    loop {
        let ([mark, record, number, high, low], rest) = records.split_first_chunk()?;
        // Of an extended dataset the length has a length of its own; those hold pictures.
        let (value, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes([*high, *low])))?;
        if *mark != MARK {
            return None;
        }
        if (*record, *number) == (APPLICATION, dataset) {
            return Some(value);
        }
        records = rest;
    }
}

/// UTF-8, or else Latin-1: few writers say which it is.
fn text(value: &[u8]) -> String {
    match std::str::from_utf8(value) {
        Ok(text) => text.to_owned(),
        Err(_) => value.iter().copied().map(char::from).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    fn resource(number: u16, data: &[u8]) -> Vec<u8> {
        let length = (data.len() as u32).to_be_bytes();
        let padding: &[u8] = if data.len() % 2 == 1 { b"\0" } else { b"" };
        [b"8BIM".as_slice(), &number.to_be_bytes(), b"\x02ab\0", &length, data, padding].concat()
    }

    fn dataset(record: u8, number: u8, value: &[u8]) -> Vec<u8> {
        [&[0x1C, record, number], (value.len() as u16).to_be_bytes().as_slice(), value].concat()
    }

    fn example() -> Vec<u8> {
        let records = [
            dataset(1, 90, b"\x1B%G"),
            dataset(2, 101, "Österreich".as_bytes()),
            dataset(2, 25, b"a keyword"),
            dataset(2, 90, b"W\xF6rgl"),
        ];
        [resource(0x03ED, b"odd"), resource(0x0404, &records.concat())].concat()
    }

    #[test]
    fn names_are_found_among_other_things() {
        assert_eq!(read(&example()).as_deref(), Some("Wörgl, Österreich"));
    }

    #[test]
    fn no_cut_and_no_changed_byte_makes_it_fail() {
        let whole = example();
        for at in 0..whole.len() {
            read(&whole[..at]);
            for value in [0, 1, 0x7F, 0xFF] {
                let mut changed = whole.clone();
                changed[at] = value;
                read(&changed);
            }
        }
        assert_eq!(read(&resource(0x0404, b"")), None);
    }
}
