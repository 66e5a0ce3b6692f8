//! A decoded picture and what is made of it.

use chrono::NaiveDateTime;
use image::RgbImage;

use crate::colours::{self, Colour};
use crate::error::MediaError;
use crate::kind::Kind;
use crate::pixels::Pixels;
use crate::thumbnail::{self, Thumbnail};

/// A picture that was decoded, upright as a person sees it.
#[derive(Clone, Debug)]
pub struct Picture {
    pub(crate) kind: Kind,
    pub(crate) pixels: Pixels,
    pub(crate) taken_at: Option<NaiveDateTime>,
    pub(crate) place: Option<String>,
}

impl Picture {
    /// The kind of its file.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Pixels from left to right, at least 1.
    pub fn width(&self) -> u32 {
        self.pixels.dimensions().0
    }

    /// Pixels from top to bottom, at least 1.
    pub fn height(&self) -> u32 {
        self.pixels.dimensions().1
    }

    /// When it was taken, by the clock of the camera: EXIF knows no time zone.
    pub fn taken_at(&self) -> Option<NaiveDateTime> {
        self.taken_at
    }

    /// Where it was taken, as its file says in words, from the smallest place to the largest: "Altstadt, Bern,
    /// Switzerland". At most some hundred characters, none of them a control character.
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// Its pixels.
    pub fn pixels(&self) -> &Pixels {
        &self.pixels
    }

    /// A copy of its pixels as they look on white paper.
    pub fn rgb(&self) -> RgbImage {
        self.pixels.over_white()
    }

    /// Its pixels as they look on white paper, without a copy where nothing shines through.
    pub fn into_rgb(self) -> RgbImage {
        match self.pixels {
            Pixels::Opaque(image) => image,
            translucent => translucent.over_white(),
        }
    }

    /// At most six dominant colours, the largest share first. What is transparent does not count, so a picture that
    /// is transparent everywhere has none.
    pub fn colours(&self) -> Vec<Colour> {
        colours::dominant(&self.pixels)
    }

    /// A small version whose longest side has at most `side` pixels, which is taken as at least 1 and at most
    /// [`crate::MAX_THUMBNAIL_SIDE`]. It is never larger than the picture, and holds nothing but pixels.
    ///
    /// # Errors
    /// [`MediaError::Thumbnail`] where the encoder fails, which no picture is known to cause.
    pub fn thumbnail(&self, side: u32) -> Result<Thumbnail, MediaError> {
        thumbnail::make(&self.pixels, side)
    }
}
