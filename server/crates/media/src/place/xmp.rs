//! Places in XMP (ISO 16684-1), by the properties that the IPTC Photo Metadata Standard 2023.2 names.

use roxmltree::{Document, Node, ParsingOptions};

/// A packet of more bytes has other things in it than facts about a photograph, such as a second picture.
const MOST_BYTES: usize = 1 << 20;
/// Elements, attributes and texts of a packet at most.
const MOST_NODES: u32 = 20_000;

const CORE: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const EXTENSION: &str = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";

/// From the smallest place to the largest, each by its common name and by the one in a structure for locations.
const PROPERTIES: [[(&str, &str); 2]; 4] = [
    [(CORE, "Location"), (EXTENSION, "Sublocation")],
    [(PHOTOSHOP, "City"), (EXTENSION, "City")],
    [(PHOTOSHOP, "State"), (EXTENSION, "ProvinceState")],
    [(PHOTOSHOP, "Country"), (EXTENSION, "CountryName")],
];

/// The place that a packet names. Never fails: what cannot be read is `None`.
pub(crate) fn read(packet: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(packet).ok().filter(|text| text.len() <= MOST_BYTES)?;
    // Some writers end the packet with a zero.
    let text = text.trim_start_matches('\u{FEFF}').trim_end_matches('\0');
    let options = ParsingOptions { nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).ok()?;
    let names = PROPERTIES.iter().filter_map(|names| names.iter().find_map(|name| value(&document, *name)));
    super::line(names)
}

/// The first value of a property: an attribute, an element, or the first text of an element's list of languages.
fn value<'a>(document: &'a Document<'_>, name: (&str, &str)) -> Option<&'a str> {
    let said = |text: &&str| !text.trim().is_empty();
    document.descendants().filter(Node::is_element).find_map(|node| {
        let texts = || node.descendants().filter(Node::is_text).filter_map(|text| text.text()).find(said);
        node.attribute(name).filter(said).or_else(|| node.has_tag_name(name).then(texts).flatten())
    })
}

#[cfg(test)]
mod tests {
    use super::read;

    fn packet(inside: &str) -> String {
        format!(
            "<?xpacket begin='\u{FEFF}' id='W5M0MpCehiHzreSzNTczkc9d'?>\
             <x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' \
             xmlns:ps='http://ns.adobe.com/photoshop/1.0/' \
             xmlns:core='http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/' \
             xmlns:ext='http://iptc.org/std/Iptc4xmpExt/2008-02-29/'>{inside}</rdf:RDF></x:xmpmeta>\n   \n\
             <?xpacket end='w'?>"
        )
    }

    #[test]
    fn names_are_attributes_or_elements() {
        let inside = "<rdf:Description ps:City='Bern' ps:Country='Switzerland &amp; so on' core:Location=' '>\
                      <core:Location>Bärengraben</core:Location></rdf:Description>";
        assert_eq!(read(packet(inside).as_bytes()).as_deref(), Some("Bärengraben, Bern, Switzerland & so on"));
    }

    #[test]
    fn names_may_be_lists_of_languages_in_a_structure() {
        let alternatives =
            "<rdf:Alt><rdf:li xml:lang='x-default'>Kyoto</rdf:li><rdf:li xml:lang='ja'>京都</rdf:li></rdf:Alt>";
        let inside = format!(
            "<rdf:Description><ext:LocationCreated><rdf:Bag><rdf:li rdf:parseType='Resource'>\
             <ext:CountryName>Japan</ext:CountryName>\n<ext:City>\n{alternatives}</ext:City>\
             </rdf:li></rdf:Bag></ext:LocationCreated></rdf:Description>"
        );
        assert_eq!(read(packet(&inside).as_bytes()).as_deref(), Some("Kyoto, Japan"));
    }

    #[test]
    fn what_is_no_packet_names_nothing() {
        let nested = format!("{}{}", "<a>".repeat(100_000), "</a>".repeat(100_000));
        let entity = "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]><x>&b;</x>";
        let unnamed = packet("<rdf:Description City='Bern'/>");
        for bytes in ["", "\0", "<x", &nested, entity, &unnamed, &"<a/>".repeat(1 << 19)].map(str::as_bytes) {
            assert_eq!(read(bytes), None);
        }
        assert_eq!(read(b"\xff\xfe<\0x\0"), None);
    }

    #[test]
    fn no_cut_makes_it_fail() {
        let whole = packet("<rdf:Description ps:City='Bern'/>");
        assert_eq!(read(whole.as_bytes()).as_deref(), Some("Bern"));
        for at in 0..whole.len() {
            read(&whole.as_bytes()[..at]);
        }
    }
}
