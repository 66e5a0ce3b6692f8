//! Drawn signs out of one sprite.

use leptos::prelude::*;

/// A drawing of the sprite `icons.svg`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A magnifying glass.
    Search,
    /// Four tiles.
    Gallery,
    /// An arrow up into a tray.
    Upload,
    /// A running line.
    Activity,
    /// A framed landscape.
    Picture,
    /// Two pictures on each other.
    Similar,
    /// A bin.
    Delete,
    /// A cross.
    Close,
    /// A turning arrow.
    Retry,
    /// A tick.
    Done,
    /// An exclamation mark.
    Warning,
}

impl Glyph {
    fn address(self) -> &'static str {
        match self {
            Self::Search => "/icons.svg#search",
            Self::Gallery => "/icons.svg#gallery",
            Self::Upload => "/icons.svg#upload",
            Self::Activity => "/icons.svg#activity",
            Self::Picture => "/icons.svg#picture",
            Self::Similar => "/icons.svg#similar",
            Self::Delete => "/icons.svg#delete",
            Self::Close => "/icons.svg#close",
            Self::Retry => "/icons.svg#retry",
            Self::Done => "/icons.svg#done",
            Self::Warning => "/icons.svg#warning",
        }
    }
}

/// A sign beside words, which say the same; it is hidden from assistive technology.
#[component]
pub fn Icon(
    /// What it shows.
    glyph: Glyph,
) -> impl IntoView {
    view! {
        <svg class="icon" width="24" height="24" aria-hidden="true">
            <use href=glyph.address()></use>
        </svg>
    }
}
