//! The HTML document around the pages.

use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::MetaTags;

use crate::context::requested_theme;
use crate::language::language;
use crate::pages::KIT;
use crate::status::path;
use crate::{App, strings};

/// Writes the document: the head with styles and scripts of this build, then the page.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    set_content_security_policy();
    let stylesheet = format!("/{}/{}.css", options.site_pkg_dir, options.output_name);
    let start = (path().as_deref() != Some(KIT)).then(|| {
        let start = format!("/{}/start.js", options.site_pkg_dir);
        view! { <script type="module" src=start></script> }
    });
    view! {
        <!DOCTYPE html>
        <html lang=language().tag() dir=strings::direction() data-theme=requested_theme().attribute()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="theme-color" media="(prefers-color-scheme: light)" content="#ebe3d4"/>
                <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#17152a"/>
                <meta name="robots" content="noindex"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="apple-touch-icon" href="/icons/apple-180.png"/>
                <link rel="manifest" href="/manifest.webmanifest"/>
                <link
                    rel="preload"
                    href="/fonts/pixelify-sans-latin-600.woff2"
                    r#as="font"
                    r#type="font/woff2"
                    crossorigin="anonymous"
                />
                <link rel="stylesheet" href=stylesheet/>
                {start}
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Allows nothing but the server's own files and the scripts that carry this response's nonce.
fn set_content_security_policy() {
    let (Some(response), Some(nonce)) = (use_context::<ResponseOptions>(), use_nonce()) else { return };
    let policy = format!(
        "default-src 'self'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
         frame-ancestors 'none'"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.insert_header(CONTENT_SECURITY_POLICY, policy);
    }
}
