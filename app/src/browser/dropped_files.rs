//! Files that are dropped on the page or pasted into it, folders included.

use std::future::Future;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    ClipboardEvent, DragEvent, File, FileSystemDirectoryEntry, FileSystemDirectoryReader, FileSystemEntry,
    FileSystemFileEntry,
};

use super::files_of_list;
use crate::state::is_clutter;

/// Lets files be dropped here; answers whether the drag carries any, so that text is still dragged as usual.
pub fn accept_drag(event: &DragEvent) -> bool {
    let carries_files = event.data_transfer().is_some_and(|data| data.types().includes(&JsValue::from_str("Files"), 0));
    if carries_files {
        event.prevent_default();
    }
    carries_files
}

/// The files of a drop. The returned future walks through folders; the event itself is read before it starts,
/// because the browser empties it when its handler returns.
pub fn dropped_files(event: &DragEvent) -> impl Future<Output = Vec<File>> + use<> {
    let mut entries = Vec::new();
    let mut files = Vec::new();
    if let Some(data) = event.data_transfer() {
        let items = data.items();
        for item in (0..items.length()).filter_map(|place| items.get(place)) {
            match item.webkit_get_as_entry() {
                Ok(Some(entry)) => entries.push(entry),
                _ => files.extend(item.get_as_file().ok().flatten()),
            }
        }
    }
    async move {
        // A folder that was dropped by itself is wanted whatever it is called; what lies in it may be clutter.
        while let Some(entry) = entries.pop() {
            if entry.is_directory() {
                let inside = read_folder(entry.unchecked_into()).await;
                entries.extend(inside.into_iter().filter(|entry| !is_clutter(&entry.name())));
            } else {
                files.extend(read_entry(entry.unchecked_into()).await);
            }
        }
        files
    }
}

/// The files of a paste.
pub fn pasted_files(event: &ClipboardEvent) -> Vec<File> {
    files_of_list(event.clipboard_data().and_then(|data| data.files()))
}

/// The first file that the browser takes for a picture.
pub fn first_picture(files: Vec<File>) -> Option<File> {
    files.into_iter().find(|file| file.type_().starts_with("image/"))
}

/// Reads a folder to its end: the browser hands out at most a hundred entries at a time.
async fn read_folder(folder: FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader: FileSystemDirectoryReader = folder.create_reader();
    let mut entries = Vec::new();
    loop {
        let batch = promise(|resolve, reject| reader.read_entries_with_callback_and_callback(resolve, reject)).await;
        let batch = batch.map(|batch| batch.unchecked_into::<Array>()).unwrap_or_default();
        if batch.length() == 0 {
            return entries;
        }
        entries.extend(batch.iter().map(JsCast::unchecked_into));
    }
}

/// The file behind an entry; nothing where it can no longer be read.
async fn read_entry(entry: FileSystemFileEntry) -> Option<File> {
    let file = promise(|resolve, reject| {
        entry.file_with_callback_and_callback(resolve, reject);
        Ok(())
    });
    file.await.map(JsCast::unchecked_into)
}

/// Waits for an old callback interface; nothing where it fails.
async fn promise(mut start: impl FnMut(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        if let Err(error) = start(&resolve, &reject) {
            drop(reject.call1(&JsValue::NULL, &error));
        }
    });
    JsFuture::from(promise).await.ok()
}
