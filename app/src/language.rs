//! The languages that messages are in, and what the functions need that are made of these.

use crate::state::group_digits;

mod listed {
    #![allow(clippy::all, clippy::pedantic, reason = "written by a program")]

    include!(concat!(env!("OUT_DIR"), "/languages.rs"));
}

pub use listed::Language;

/// CLDR's plural categories, those in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// Such as one thing, in English.
    One,
    /// Any other number.
    Other,
}

/// The category of a number in a language.
pub fn plural(language: Language, number: u64) -> Plural {
    match language {
        Language::En if number == 1 => Plural::One,
        Language::En => Plural::Other,
    }
}

/// A number as it is shown.
pub fn number(number: u64) -> String {
    group_digits(number)
}

impl Language {
    /// The first of those that a browser accepts and that there is, else the reference.
    pub fn of_header(accepted: &str) -> Self {
        let mut tags = accepted.split(',').filter_map(|range| range.split([';', '-']).next());
        tags.find_map(|tag| Self::ALL.into_iter().find(|language| tag.trim().eq_ignore_ascii_case(language.tag())))
            .unwrap_or(Self::ALL[0])
    }
}

/// The language to speak: on the server the one that the request asks for, in the browser the one that the page came in.
pub fn language() -> Language {
    #[cfg(feature = "ssr")]
    let tag = leptos::prelude::with_context::<axum::http::request::Parts, _>(|request| {
        let accepted = request.headers.get(axum::http::header::ACCEPT_LANGUAGE);
        accepted.and_then(|accepted| accepted.to_str().ok()).unwrap_or_default().to_owned()
    });
    #[cfg(not(feature = "ssr"))]
    let tag = leptos::prelude::document().document_element().and_then(|html| html.get_attribute("lang"));
    Language::of_header(&tag.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_one_that_there_is() {
        for accepted in ["", "*", "en-GB,en;q=0.5", "tlh, EN;q=0.1", ";;,,", "tlh"] {
            assert_eq!(Language::of_header(accepted).tag(), "en");
        }
    }
}
