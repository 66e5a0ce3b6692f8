//! What becomes of a picture that is dragged out of the window.

/// The address of the original, and its description as `DownloadURL` takes it, of a picture that is shown from `source`, which
/// is the original or a thumbnail; nothing for a picture from elsewhere.
pub fn original_of(origin: &str, source: &str, name: &str) -> Option<(String, String)> {
    let path = source.split("/thumb").next().filter(|path| path.starts_with("/images/"))?;
    let address = [origin, path].concat();
    // Colons part what it says.
    let name = name.replace(':', "_");
    // The name tells the kind of file.
    let description = ["application/octet-stream:", &name, ":", &address].concat();
    Some((address, description))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(source: &str, name: &str) -> Option<(String, String)> {
        original_of("http://127.0.0.1:3000", source, name)
    }

    #[test]
    fn a_thumbnail_stands_for_its_original() {
        let address = "http://127.0.0.1:3000/images/1";
        let expected = Some((address.to_owned(), format!("application/octet-stream:a cat.JPG:{address}")));

        for source in ["/images/1", "/images/1/thumb?size=small", "/images/1/thumb?size=large"] {
            assert_eq!(of(source, "a cat.JPG"), expected, "{source}");
        }
    }

    #[test]
    fn a_name_has_no_colons() {
        let description = |name| of("/images/1", name).map(|(_, description)| description);
        let address = "http://127.0.0.1:3000/images/1";

        assert_eq!(description("12:30.png"), Some(format!("application/octet-stream:12_30.png:{address}")));
        assert_eq!(description(""), Some(format!("application/octet-stream::{address}")));
    }

    #[test]
    fn pictures_from_elsewhere_stay_what_they_are() {
        assert_eq!(of("/search-image/0a", "a.png"), None);
        assert_eq!(of("https://a.example/images/1", "a.png"), None);
    }
}
