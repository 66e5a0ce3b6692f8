//! Text inside a URL.

use std::fmt::Write as _;

/// Text as one component of a query string: everything but unreserved characters becomes `%XX` of its UTF-8 bytes.
pub fn encode_component(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").expect("writing to a string does not fail");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::encode_component;

    #[test]
    fn letters_and_digits_stay_as_they_are() {
        assert_eq!(encode_component("Cat-2_b.c~d"), "Cat-2_b.c~d");
    }

    #[test]
    fn everything_else_is_escaped() {
        assert_eq!(encode_component("a cat & a dog?"), "a%20cat%20%26%20a%20dog%3F");
        assert_eq!(encode_component("é+\0"), "%C3%A9%2B%00");
    }
}
