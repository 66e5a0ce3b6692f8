//! Who may talk to the server, and what browsers may do with its answers.

use app::ErrorCode;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::problem::Problem;
use crate::config::HostNames;
use crate::strings;

/// Headers of every answer that sets none of its own.
const DEFAULTS: [(HeaderName, &str); 8] = [
    // Pages bring a policy of their own, with the nonce of their scripts.
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox",
    ),
    // What never changes says so; everything else is asked for again.
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
];

/// Adds the headers that harden every answer.
pub async fn harden(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in DEFAULTS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Refuses host names that are not the server's: a page of another site may have pointed its own name here.
pub async fn check_host(State(names): State<HostNames>, request: Request, next: Next) -> Response {
    match requested_host(request.headers(), request.uri()) {
        Some(host) if names.allows(host) => next.run(request).await,
        host => Problem::new(ErrorCode::HostNotAllowed, strings::server_host(host.unwrap_or_default())).into_response(),
    }
}

/// Refuses writes that a page of another site sent.
pub async fn check_origin(request: Request, next: Next) -> Response {
    if changes_something(request.method()) && !is_same_origin(request.headers(), request.uri()) {
        return Problem::new(ErrorCode::CrossOrigin, strings::server_cross_origin()).into_response();
    }
    next.run(request).await
}

fn changes_something(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a request may be believed to come from this site or from no site at all.
///
/// Browsers say where a request comes from in `Sec-Fetch-Site` and `Origin`; programs send neither.
fn is_same_origin(headers: &HeaderMap, uri: &Uri) -> bool {
    let site = headers.get("sec-fetch-site");
    if site.is_some_and(|site| site != "same-origin" && site != "none") {
        return false;
    }
    match headers.get(header::ORIGIN) {
        None => true,
        // What the system shares with the installed app comes from no page; no page can say so of itself.
        Some(origin) if origin == "null" && site.is_some_and(|site| site == "none") => true,
        Some(origin) => {
            let authority = origin.to_str().ok().and_then(|origin| origin.split_once("://")).map(|(_, rest)| rest);
            authority.is_some_and(|authority| Some(authority) == requested_host(headers, uri))
        }
    }
}

/// The host that was asked for, with its port: HTTP/2 has it in the URI, HTTP/1.1 in a header.
fn requested_host<'a>(headers: &'a HeaderMap, uri: &'a Uri) -> Option<&'a str> {
    match uri.authority() {
        Some(authority) => Some(authority.as_str()),
        None => headers.get(header::HOST)?.to_str().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    fn judged(pairs: &[(&'static str, &'static str)]) -> bool {
        is_same_origin(&headers(pairs), &Uri::from_static("/api/upload"))
    }

    #[test]
    fn programs_that_name_no_origin_may_write() {
        assert!(judged(&[("host", "127.0.0.1:3000")]));
    }

    #[test]
    fn the_sites_own_pages_may_write() {
        assert!(judged(&[("host", "localhost:3000"), ("origin", "http://localhost:3000")]));
        assert!(judged(&[("host", "localhost:3000"), ("sec-fetch-site", "same-origin")]));
    }

    #[test]
    fn what_the_system_shares_comes_from_no_site() {
        assert!(judged(&[("host", "localhost:3000"), ("origin", "null"), ("sec-fetch-site", "none")]));
        assert!(!judged(&[("host", "localhost:3000"), ("origin", "null"), ("sec-fetch-site", "cross-site")]));
        assert!(!judged(&[("host", "localhost:3000"), ("origin", "http://evil.example"), ("sec-fetch-site", "none")]));
    }

    #[test]
    fn other_sites_may_not_write() {
        assert!(!judged(&[("host", "localhost:3000"), ("origin", "http://evil.example")]));
        assert!(!judged(&[("host", "localhost:3000"), ("origin", "null")]));
        assert!(!judged(&[("host", "localhost:3000"), ("origin", "http://localhost:4000")]));
        assert!(!judged(&[("host", "localhost:3000"), ("sec-fetch-site", "cross-site")]));
        assert!(!judged(&[("host", "localhost:3000"), ("sec-fetch-site", "same-site")]));
    }
}
