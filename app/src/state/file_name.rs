//! What the names of files in a folder tell before they are sent.

/// Names that systems leave in folders and nobody means to upload.
const CLUTTER: [&str; 3] = ["thumbs.db", "desktop.ini", "icon\r"];

/// Whether a file of a folder is the system's own, such as `.DS_Store`, and not worth an error message.
pub fn is_clutter(name: &str) -> bool {
    name.starts_with('.') || CLUTTER.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::is_clutter;

    #[test]
    fn files_of_the_system_are_clutter() {
        assert!(is_clutter(".DS_Store"));
        assert!(is_clutter("Thumbs.db"));
    }

    #[test]
    fn pictures_are_not_clutter_whatever_their_name() {
        assert!(!is_clutter("thumbs.db.png"));
        assert!(!is_clutter("IMG 0001"));
        assert!(!is_clutter(""));
    }
}
