//! Large drawings out of the sprite, for places where there is little else to see.

use leptos::prelude::*;

use super::Erase;
#[cfg(any(feature = "ssr", test))]
use super::icon::name_of;

/// A drawing of the sprite `icons.svg` on a grid of 32 squares, with the light from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// An album whose places are empty.
    Library,
    /// A magnifying glass over a picture that is not there.
    NothingFound,
    /// A flag on a summit.
    End,
    /// A bin with an open lid and nothing in it.
    Trash,
    /// A list on which everything has a tick.
    NoFailures,
    /// A picture on its way into a tray.
    Inbox,
    /// A plug that is out of its socket.
    Offline,
    /// A signpost that does not know the way.
    NotFound,
    /// A picture with a crack.
    Broken,
}

impl Drawing {
    /// Every drawing.
    #[cfg(any(feature = "ssr", test))]
    pub const ALL: [Self; 9] = [
        Self::Library,
        Self::NothingFound,
        Self::End,
        Self::Trash,
        Self::NoFailures,
        Self::Inbox,
        Self::Offline,
        Self::NotFound,
        Self::Broken,
    ];

    /// Its name in the sprite.
    #[cfg(any(feature = "ssr", test))]
    pub fn name(self) -> &'static str {
        name_of(self.address())
    }

    fn address(self) -> &'static str {
        match self {
            Self::Library => "/icons.svg#library",
            Self::NothingFound => "/icons.svg#nothing-found",
            Self::End => "/icons.svg#end",
            Self::Trash => "/icons.svg#trash",
            Self::NoFailures => "/icons.svg#no-failures",
            Self::Inbox => "/icons.svg#inbox",
            Self::Offline => "/icons.svg#offline",
            Self::NotFound => "/icons.svg#not-found",
            Self::Broken => "/icons.svg#broken",
        }
    }
}

/// A drawing above words, which say the same; it is hidden from assistive technology.
#[component]
pub fn Sprite(
    /// What it shows.
    drawing: Drawing,
) -> impl IntoView {
    view! {
        <svg class="sprite" width="96" height="96" aria-hidden="true">
            <use href=drawing.address()></use>
        </svg>
    }
    .erase()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::kit::Glyph;

    #[test]
    fn the_sprite_holds_each_drawing_and_nothing_else() {
        let sprite = include_str!("../../../public/icons.svg");
        let drawn: Vec<&str> =
            sprite.split("<symbol id=\"").skip(1).filter_map(|symbol| symbol.split('"').next()).collect();
        let named: BTreeSet<&str> =
            Glyph::ALL.map(Glyph::name).into_iter().chain(Drawing::ALL.map(Drawing::name)).collect();

        assert_eq!(drawn.iter().copied().collect::<BTreeSet<_>>(), named);
        assert_eq!(drawn.len(), Glyph::ALL.len() + Drawing::ALL.len());
    }
}
