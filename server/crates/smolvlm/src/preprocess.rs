//! From a picture to the tiles that the vision tower takes.

use image::RgbImage;
use siglip::{Filter, Levels, resize};

use crate::tiling::Tiling;
use crate::{Checkpoint, LoadError};

mod settings;

/// Resizes a picture, cuts it into tiles, and adds the whole picture as one more.
#[derive(Debug, Clone)]
pub struct ImageProcessor {
    side: usize,
    longest: Option<usize>,
    splits: bool,
    filter: Filter,
    levels: Levels,
}

/// The tiles of a picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Tiles {
    /// Rows of tiles; none where the whole picture is the only one.
    pub rows: usize,
    /// Columns of tiles; none where the whole picture is the only one.
    pub columns: usize,
    /// `[tiles, 3, side, side]`: row by row, the whole picture last.
    pub pixels: Vec<f32>,
}

impl Tiles {
    /// Tiles in all, the whole picture among them.
    pub fn count(&self) -> usize {
        self.rows * self.columns + 1
    }
}

impl ImageProcessor {
    /// Reads what `processor_config.json` or `preprocessor_config.json` say of pictures; errors name the setting that cannot be
    /// followed.
    ///
    /// # Errors
    /// Where there is neither, one is broken, or it does not fit the model.
    pub fn new(checkpoint: &Checkpoint) -> Result<Self, LoadError> {
        settings::read(checkpoint)
    }

    /// Side of a tile, in pixels.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The tiles of a picture of any size, bit for bit what Pillow's resize and NumPy's single-precision arithmetic give. A
    /// picture without pixels counts as one black pixel.
    ///
    /// Where `most` is less than the number of tiles that the settings ask for, the picture is made smaller until there are as
    /// few, at least one: every tile costs time. This is what transformers does where `size` is a smaller multiple of the tile.
    pub fn tiles(&self, picture: &RgbImage, most: Option<usize>) -> Tiles {
        let black = RgbImage::new(1, 1);
        let picture = if picture.width() == 0 || picture.height() == 0 { &black } else { picture };
        let size = (picture.width() as usize, picture.height() as usize);
        if !self.splits {
            return self.whole(picture, size);
        }
        let tiling = self.tiling(size, most.unwrap_or(usize::MAX));
        let first = resize(picture.as_raw(), size, tiling.first, self.filter);
        let whole = resize(&first, tiling.first, tiling.whole, self.filter);
        let mut pixels = Vec::with_capacity(tiling.count() * 3 * self.side * self.side);
        for row in 0..tiling.rows {
            for column in 0..tiling.columns {
                self.levels.append(&self.cut(&whole, tiling.whole.0, row, column), &mut pixels);
            }
        }
        let global = resize(&whole, tiling.whole, (self.side, self.side), self.filter);
        self.levels.append(&global, &mut pixels);
        Tiles { rows: tiling.rows, columns: tiling.columns, pixels }
    }

    /// The largest tiling of at most so many tiles.
    fn tiling(&self, size: (usize, usize), most: usize) -> Tiling {
        let wanted = Tiling::new(size, self.longest, self.side);
        if wanted.count() <= most {
            return wanted;
        }
        let tiles = self.longest.unwrap_or(wanted.whole.0.max(wanted.whole.1)).div_ceil(self.side);
        let smaller = (1..tiles).rev().map(|tiles| Tiling::new(size, Some(tiles * self.side), self.side));
        let mut fitting = smaller.filter(|tiling| tiling.count() <= most);
        fitting.next().unwrap_or_else(|| Tiling::new(size, Some(self.side), self.side))
    }

    /// The whole picture as one tile, for models that split none.
    fn whole(&self, picture: &RgbImage, size: (usize, usize)) -> Tiles {
        let first = Tiling::new(size, self.longest, self.side).first;
        let resized = resize(picture.as_raw(), size, first, self.filter);
        let global = resize(&resized, first, (self.side, self.side), self.filter);
        let mut pixels = Vec::with_capacity(3 * self.side * self.side);
        self.levels.append(&global, &mut pixels);
        Tiles { rows: 0, columns: 0, pixels }
    }

    fn cut(&self, rgb: &[u8], width: usize, row: usize, column: usize) -> Vec<u8> {
        let lines = rgb.chunks_exact(3 * width).skip(row * self.side).take(self.side);
        lines.flat_map(|line| line.iter().skip(3 * column * self.side).take(3 * self.side)).copied().collect()
    }
}
