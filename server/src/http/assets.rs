//! The site's own files: scripts, styles, fonts, icons.

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use rust_embed::EmbeddedFile;

use crate::site;

/// Names under `pkg/` change with their content, so browsers may keep them for ever.
const FOR_EVER: &str = "public, max-age=31536000, immutable";
/// Other names stay, so browsers ask again, and mostly hear that nothing changed.
const ASK_AGAIN: &str = "public, max-age=0, must-revalidate";

/// What the file may do that is shown where the server cannot be reached, and the worker that shows it.
const POLICIES: [(&str, &str); 2] = [
    (
        "offline.html",
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; \
         frame-ancestors 'none'",
    ),
    ("sw.js", "default-src 'none'; connect-src 'self'"),
];

/// Answers with the site's file at `path`, if there is one.
pub fn serve(path: &str, request: &HeaderMap) -> Option<Response> {
    let file = site::file(path)?;
    let etag = etag(&file.plain);
    let mut response = if request.get(header::IF_NONE_MATCH).is_some_and(|known| known == etag) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        content(file, request)?
    };
    // Browsers take the headers of "not modified" in place of those they kept, so both answers have them.
    let headers = response.headers_mut();
    let caching = if path.starts_with("pkg/") { FOR_EVER } else { ASK_AGAIN };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    headers.insert(header::ETAG, etag);
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some((_, policy)) = POLICIES.into_iter().find(|(file, _)| *file == path) {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    }
    Some(response)
}

/// The file's bytes, in brotli where the client reads it, or nothing where its media type is no header.
fn content(file: site::SiteFile, request: &HeaderMap) -> Option<Response> {
    let media_type = HeaderValue::from_str(file.plain.metadata.mimetype()).ok()?;
    let (data, encoding) = match file.brotli {
        Some(brotli) if takes_brotli(request) => (brotli.data, Some(HeaderValue::from_static("br"))),
        _ => (file.plain.data, None),
    };
    let mut response = Response::new(Body::from(data));
    response.headers_mut().insert(header::CONTENT_TYPE, media_type);
    if let Some(encoding) = encoding {
        response.headers_mut().insert(header::CONTENT_ENCODING, encoding);
    }
    Some(response)
}

fn etag(file: &EmbeddedFile) -> HeaderValue {
    let digits: String = file.metadata.sha256_hash()[..16].iter().map(|byte| format!("{byte:02x}")).collect();
    HeaderValue::from_str(&format!("\"{digits}\"")).expect("hexadecimal digits are a valid header")
}

/// Whether the client reads brotli: named in `Accept-Encoding` and not with a weight of zero.
fn takes_brotli(request: &HeaderMap) -> bool {
    let codings = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    codings.flat_map(|value| value.split(',')).any(|coding| {
        let mut parts = coding.split(';').map(str::trim);
        let refused = |weight: &str| weight.strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        parts.next() == Some("br") && !parts.any(refused)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(accept: &'static str) -> bool {
        takes_brotli(&HeaderMap::from_iter([(header::ACCEPT_ENCODING, HeaderValue::from_static(accept))]))
    }

    #[test]
    fn brotli_is_taken_where_it_is_named() {
        assert!(takes("gzip, deflate, br, zstd"));
        assert!(takes("gzip;q=1.0, br;q=0.8"));
    }

    #[test]
    fn brotli_is_left_where_it_is_absent_or_refused() {
        assert!(!takes("gzip, deflate"));
        assert!(!takes("gzip, br;q=0"));
        assert!(!takes("broken"));
    }
}
