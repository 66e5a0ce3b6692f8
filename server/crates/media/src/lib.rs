#![doc = include_str!("../README.md")]

mod colours;
mod content_hash;
mod decode;
mod directory;
mod error;
mod exif;
mod foreign;
mod kind;
mod limits;
mod name;
mod picture;
mod pixels;
mod place;
mod thumbnail;
mod view;
mod walk;

pub use colours::{Colour, code_of, codes_like};
pub use content_hash::{ContentHash, Hasher, NotAHash};
pub use decode::decode;
pub use error::{MediaError, megas};
pub use kind::Kind;
pub use limits::Limits;
pub use name::{MAX_NAME_BYTES, clean_name};
pub use picture::Picture;
pub use pixels::Pixels;
pub use thumbnail::{MAX_THUMBNAIL_SIDE, Thumbnail};
pub use view::{Region, View};
pub use walk::{Walk, WalkError, walk};
