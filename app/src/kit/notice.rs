//! A few words that stand out.

use leptos::prelude::*;

use super::{Erase, Glyph, Icon};

/// What a notice is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeTone {
    /// Good to know.
    Info,
    /// Something went well.
    Good,
    /// Something went wrong.
    Bad,
}

/// A framed paragraph with a sign.
#[component]
pub fn Notice(
    /// What it is about.
    tone: NoticeTone,
    /// Whether it appears as the result of something just done, and is to be read out.
    #[prop(optional)]
    announce: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    let (class, glyph, role) = match tone {
        NoticeTone::Info => ("notice", Glyph::Picture, "status"),
        NoticeTone::Good => ("notice notice-good", Glyph::Done, "status"),
        NoticeTone::Bad => ("notice notice-bad", Glyph::Warning, "alert"),
    };
    view! {
        <div class=class role=announce.then_some(role)>
            <Icon glyph=glyph/>
            <div class="min-w-0 grow wrap-anywhere">{children()}</div>
        </div>
    }
    .erase()
}
