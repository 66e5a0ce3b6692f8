//! Drawings and pages written as text.

use super::{Foreign, other, picture};

/// How far an opening tag is looked for: comments and a document type may stand before it.
const REACH: usize = 1024;

pub(super) fn recognise(bytes: &[u8]) -> Option<Foreign> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if !text.starts_with(b"<") {
        return None;
    }
    let text = text[..text.len().min(REACH)].to_ascii_lowercase();
    let holds = |tag: &[u8]| text.windows(tag.len()).any(|window| window == tag);
    if holds(b"<html") || holds(b"<!doctype html") || holds(b"<script") && !holds(b"<svg") {
        Some(other("a web page"))
    } else if holds(b"<svg") || holds(b"<!doctype svg") {
        Some(picture("an SVG drawing"))
    } else if text.starts_with(b"<?xml") {
        Some(other("an XML document"))
    } else {
        None
    }
}
