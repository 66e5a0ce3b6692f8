//! Files out of the browser's lists.

use web_sys::{File, FileList, HtmlInputElement};

/// The files of a list; the browser's own list changes under whoever holds it.
pub fn files_of_list(list: Option<FileList>) -> Vec<File> {
    list.map(|list| (0..list.length()).filter_map(|place| list.get(place)).collect()).unwrap_or_default()
}

/// Takes the files out of an input and empties it, so that the same file can be chosen again.
pub fn take_files(input: &HtmlInputElement) -> Vec<File> {
    let files = files_of_list(input.files());
    input.set_value("");
    files
}
