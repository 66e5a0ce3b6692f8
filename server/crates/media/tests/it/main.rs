//! What the crate makes of real files: the project's fixtures and photographs, which lie beside the checkout.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

mod colour;
mod exif;
mod fixtures;
mod hashes;
mod hostile;
mod metadata_bombs;
mod names;
mod orientation;
mod photos;
mod places;
mod shared;
mod thumbnails;
mod walk;
