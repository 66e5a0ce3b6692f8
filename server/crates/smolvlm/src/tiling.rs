//! Splits a large picture into tiles.

/// A picture is never made larger than this, whatever the settings say.
const LARGEST: usize = 4096;

/// How a picture becomes tiles: resized twice, then cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tiling {
    /// Width and height to which the picture is brought first.
    pub(crate) first: (usize, usize),
    /// Width and height of all tiles together.
    pub(crate) whole: (usize, usize),
    /// Rows of tiles; none where the picture is one tile.
    pub(crate) rows: usize,
    /// Columns of tiles; none where the picture is one tile.
    pub(crate) columns: usize,
}

impl Tiling {
    /// Brings the longer side of a picture of `width` and `height` to `longest`, where there is one, and then both to whole
    /// tiles of `tile`. Numbers are rounded as Python rounds them there.
    ///
    /// After `Idefics3ImageProcessorPil` of transformers 5.23.0.
    pub(crate) fn new((width, height): (usize, usize), longest: Option<usize>, tile: usize) -> Self {
        let size = (width.max(1), height.max(1));
        let first = longest.map_or(size, |longest| below(scaled(size, longest), LARGEST));
        let whole = whole(first, tile);
        let one = whole.0 <= tile && whole.1 <= tile;
        let (rows, columns) = if one { (0, 0) } else { (whole.1 / tile, whole.0 / tile) };
        Self { first, whole, rows, columns }
    }

    /// Tiles in all, the global one among them.
    pub(crate) fn count(&self) -> usize {
        self.rows * self.columns + 1
    }
}

/// The longer side becomes `longest`, the other one keeps its share and becomes even.
fn scaled((width, height): (usize, usize), longest: usize) -> (usize, usize) {
    let share = width as f64 / height as f64;
    let even = |side: f64| (side as usize + side as usize % 2).max(1);
    if width >= height { (longest, even(longest as f64 / share)) } else { (even(longest as f64 * share), longest) }
}

/// Keeps the longer side within `most`.
fn below((width, height): (usize, usize), most: usize) -> (usize, usize) {
    let share = width as f64 / height as f64;
    if width >= height && width > most {
        (most, ((most as f64 / share) as usize).max(1))
    } else if height > width && height > most {
        (((most as f64 * share) as usize).max(1), most)
    } else {
        (width, height)
    }
}

/// The next multiples of `tile`, with the share of the sides changed as little as that allows.
fn whole((width, height): (usize, usize), tile: usize) -> (usize, usize) {
    let share = width as f64 / height as f64;
    let multiple = |side: usize| side.div_ceil(tile).max(1) * tile;
    if width >= height {
        let width = multiple(width);
        (width, multiple((width as f64 / share) as usize))
    } else {
        let height = multiple(height);
        (multiple((height as f64 * share) as usize), height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photograph_becomes_four_by_three_tiles() {
        let tiling = Tiling::new((4000, 3000), Some(2048), 512);

        assert_eq!(tiling, Tiling { first: (2048, 1536), whole: (2048, 1536), rows: 3, columns: 4 });
        assert_eq!(tiling.count(), 13);
    }

    #[test]
    fn a_picture_of_one_tile_is_not_split() {
        assert_eq!(Tiling::new((4000, 3000), Some(512), 512).count(), 1);
        assert_eq!(Tiling::new((0, 0), Some(512), 512).count(), 1);
    }

    #[test]
    fn sizes_stay_within_bounds_whatever_is_asked_for() {
        for size in [(1, 100_000), (100_000, 1), (70_000, 70_000)] {
            let tiling = Tiling::new(size, Some(100_000), 512);
            assert!(tiling.whole.0 <= 4096 && tiling.whole.1 <= 4096, "{tiling:?}");
        }
    }
}
