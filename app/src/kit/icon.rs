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
    /// Two upright bars.
    Pause,
    /// A triangle to the right, in every language.
    GoOn,
    /// A tick.
    Done,
    /// An exclamation mark.
    Warning,
    /// The outline of a star.
    Star,
    /// A whole star.
    StarFilled,
}

impl Glyph {
    /// Every drawing.
    #[cfg(any(feature = "ssr", test))]
    pub const ALL: [Self; 15] = [
        Self::Search,
        Self::Gallery,
        Self::Upload,
        Self::Activity,
        Self::Picture,
        Self::Similar,
        Self::Delete,
        Self::Close,
        Self::Retry,
        Self::Done,
        Self::Warning,
        Self::Star,
        Self::StarFilled,
        Self::Pause,
        Self::GoOn,
    ];

    /// Its name in the sprite.
    #[cfg(any(feature = "ssr", test))]
    pub fn name(self) -> &'static str {
        name_of(self.address())
    }

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
            Self::Pause => "/icons.svg#pause",
            Self::GoOn => "/icons.svg#go-on",
            Self::Done => "/icons.svg#done",
            Self::Warning => "/icons.svg#warning",
            Self::Star => "/icons.svg#star",
            Self::StarFilled => "/icons.svg#star-filled",
        }
    }
}

/// What the sprite calls the drawing at an address.
#[cfg(any(feature = "ssr", test))]
pub(super) fn name_of(address: &'static str) -> &'static str {
    address.strip_prefix("/icons.svg#").unwrap_or_default()
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
