//! The files of the upload queue and the requests that carry them, which cannot live in signals.

use std::cell::RefCell;
use std::collections::HashMap;

use web_sys::{File, XmlHttpRequest};

thread_local! {
    static FILES: RefCell<HashMap<usize, File>> = RefCell::default();
    static REQUESTS: RefCell<HashMap<usize, XmlHttpRequest>> = RefCell::default();
}

/// Keeps a file under its id in the queue.
pub fn keep_file(id: usize, file: File) {
    FILES.with_borrow_mut(|files| files.insert(id, file));
}

/// The file with this id.
pub fn file_of(id: usize) -> Option<File> {
    FILES.with_borrow(|files| files.get(&id).cloned())
}

/// Forgets a file that is not needed any more.
pub fn drop_file(id: usize) {
    FILES.with_borrow_mut(|files| files.remove(&id));
}

/// Keeps the request that carries a file.
pub fn keep_request(id: usize, request: XmlHttpRequest) {
    REQUESTS.with_borrow_mut(|requests| requests.insert(id, request));
}

/// Forgets the request that carried a file.
pub fn forget_request(id: usize) {
    REQUESTS.with_borrow_mut(|requests| requests.remove(&id));
}

/// Breaks off the request that carries a file, if it is on its way.
pub fn abort_request(id: usize) {
    // Aborting calls back into this module, so the borrow must have ended.
    let request = REQUESTS.with_borrow_mut(|requests| requests.remove(&id));
    if let Some(request) = request {
        drop(request.abort());
    }
}
