//! The crops of a picture that are encoded.

use image::RgbImage;

const BYTES_PER_PIXEL: usize = 3;

/// One crop of a picture. The local ones have half its width and half its height, rounded up, so that the four
/// corners together cover every pixel and all five are equally large.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The whole picture.
    Global,
    /// The middle.
    Center,
    /// The upper left quarter.
    TopLeft,
    /// The upper right quarter.
    TopRight,
    /// The lower left quarter.
    BottomLeft,
    /// The lower right quarter.
    BottomRight,
}

/// A rectangle of a picture, in pixels from its upper left corner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// At least 1, where the picture's is.
    pub width: u32,
    /// At least 1, where the picture's is.
    pub height: u32,
}

impl View {
    /// The local views, in the order in which their vectors are stored.
    pub const LOCAL: [Self; 5] = [Self::Center, Self::TopLeft, Self::TopRight, Self::BottomLeft, Self::BottomRight];

    /// The name in interfaces and in stored vectors.
    pub fn name(self) -> &'static str {
        match self {
            Self::Global => "global",
            Self::Center => "center",
            Self::TopLeft => "top_left",
            Self::TopRight => "top_right",
            Self::BottomLeft => "bottom_left",
            Self::BottomRight => "bottom_right",
        }
    }

    /// Where this view lies in a picture of so many pixels.
    pub fn region(self, width: u32, height: u32) -> Region {
        if self == Self::Global {
            return Region { x: 0, y: 0, width, height };
        }
        let (half_width, half_height) = (width.div_ceil(2), height.div_ceil(2));
        let (right, below) = (width - half_width, height - half_height);
        let (x, y) = match self {
            Self::Center => (right / 2, below / 2),
            Self::Global | Self::TopLeft => (0, 0),
            Self::TopRight => (right, 0),
            Self::BottomLeft => (0, below),
            Self::BottomRight => (right, below),
        };
        Region { x, y, width: half_width, height: half_height }
    }

    /// A copy of the pixels of this view.
    pub fn crop(self, picture: &RgbImage) -> RgbImage {
        let Region { x, y, width, height } = self.region(picture.width(), picture.height());
        // Whole rows at once: pixel by pixel it takes ten times as long.
        let row_bytes = (picture.width() as usize * BYTES_PER_PIXEL).max(1);
        let wanted = x as usize * BYTES_PER_PIXEL..(x + width) as usize * BYTES_PER_PIXEL;
        let rows = picture.as_raw().chunks_exact(row_bytes).skip(y as usize).take(height as usize);
        let mut bytes = Vec::with_capacity(wanted.len() * height as usize);
        rows.for_each(|row| bytes.extend_from_slice(&row[wanted.clone()]));
        RgbImage::from_raw(width, height, bytes).expect("as many rows are copied as the region has")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corners_cover_the_picture_and_the_center_lies_in_its_middle() {
        assert_eq!(View::TopLeft.region(5, 4), Region { x: 0, y: 0, width: 3, height: 2 });
        assert_eq!(View::TopRight.region(5, 4), Region { x: 2, y: 0, width: 3, height: 2 });
        assert_eq!(View::BottomLeft.region(5, 4), Region { x: 0, y: 2, width: 3, height: 2 });
        assert_eq!(View::BottomRight.region(5, 4), Region { x: 2, y: 2, width: 3, height: 2 });
        assert_eq!(View::Center.region(5, 4), Region { x: 1, y: 1, width: 3, height: 2 });
    }

    #[test]
    fn no_view_of_a_tiny_or_thin_picture_is_empty_or_outside() {
        for (width, height) in [(1, 1), (1, 2), (2, 1), (3, 4000), (6000, 2), (7, 7)] {
            for view in View::LOCAL {
                let region = view.region(width, height);
                assert!(region.width >= 1 && region.height >= 1, "{view:?} of {width} x {height}");
                assert!(region.x + region.width <= width && region.y + region.height <= height, "{view:?}");
            }
        }
    }

    #[test]
    fn a_crop_holds_the_pixels_of_its_region() {
        let picture = RgbImage::from_fn(4, 4, |x, y| image::Rgb([x as u8, y as u8, 0]));

        let crop = View::BottomRight.crop(&picture);

        assert_eq!(crop.dimensions(), (2, 2));
        assert_eq!(crop.get_pixel(0, 0).0, [2, 2, 0]);
        assert_eq!(crop.get_pixel(1, 0).0, [3, 2, 0]);
        assert_eq!(crop.get_pixel(0, 1).0, [2, 3, 0]);
        assert_eq!(View::Global.crop(&picture), picture);
        assert_eq!(View::Center.crop(&RgbImage::new(0, 0)).dimensions(), (0, 0));
    }
}
