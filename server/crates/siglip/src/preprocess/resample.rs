//! Pillow's 8-bit resize, bit for bit: two passes with weights of 22 fractional bits, rounded to 8 bits between them.
//!
//! Faster resizers round their weights to 16 bits or turn the passes round, which moves a pixel by a level here and
//! there, and an embedding with it. After <https://github.com/python-pillow/Pillow/blob/12.0.0/src/libImaging/Resample.c>,
//! with the order of the passes that Pillow 13 has (<https://github.com/python-pillow/Pillow/pull/9549>).

/// Fractional bits of a weight: 32 bits, less 8 for a pixel and 2 for sums outside of it.
const PRECISION: u32 = 32 - 8 - 2;
const HALF: i32 = 1 << (PRECISION - 1);

/// How far a filter reaches, and its shape; both are stretched when a picture shrinks, which is the antialiasing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// A line to each neighbour.
    Bilinear,
    /// Keys' cubic with a = -0.5.
    Bicubic,
    /// A sine over three zeros to each side, faded by a wider one.
    Lanczos,
}

impl Filter {
    /// The filter of one of Pillow's constants, which `resample` of a `preprocessor_config.json` is.
    pub fn numbered(number: u8) -> Option<Self> {
        match number {
            1 => Some(Self::Lanczos),
            2 => Some(Self::Bilinear),
            3 => Some(Self::Bicubic),
            _ => None,
        }
    }

    fn support(self) -> f64 {
        match self {
            Self::Bilinear => 1.0,
            Self::Bicubic => 2.0,
            Self::Lanczos => 3.0,
        }
    }

    fn at(self, x: f64) -> f64 {
        const A: f64 = -0.5;
        let x = x.abs();
        match self {
            Self::Bilinear if x < 1.0 => 1.0 - x,
            Self::Bicubic if x < 1.0 => ((A + 2.0) * x - (A + 3.0)) * x * x + 1.0,
            Self::Bicubic if x < 2.0 => (((x - 5.0) * x + 8.0) * x - 4.0) * A,
            Self::Lanczos if x < 3.0 => sinc(x) * sinc(x / 3.0),
            _ => 0.0,
        }
    }
}

/// `sin(πx) / πx`
fn sinc(x: f64) -> f64 {
    if x == 0.0 {
        return 1.0;
    }
    let x = x * std::f64::consts::PI;
    x.sin() / x
}

/// The source pixels that make one target pixel.
struct Window {
    start: usize,
    weights: Vec<i32>,
}

/// Resizes interleaved RGB `from` a width and height `to` others. A picture without pixels becomes black.
///
/// # Panics
/// Where `rgb` has not three values for each pixel.
pub fn resize(rgb: &[u8], from: (usize, usize), to: (usize, usize), filter: Filter) -> Vec<u8> {
    assert_eq!(rgb.len(), from.0 * from.1 * 3, "three values for each pixel");
    if from.0 == 0 || from.1 == 0 || to.0 == 0 || to.1 == 0 {
        return vec![0; to.0 * to.1 * 3];
    }
    let columns = (from.0 != to.0).then(|| windows(from.0, to.0, filter));
    let rows = (from.1 != to.1).then(|| windows(from.1, to.1, filter));
    match (columns, rows) {
        (None, None) => rgb.to_vec(),
        (Some(columns), None) => horizontal(rgb, from.0, &columns),
        (None, Some(rows)) => vertical(rgb, from.0, &rows),
        (Some(columns), Some(rows)) if rows_first(from, to) => {
            horizontal(&vertical(rgb, from.0, &rows), from.0, &columns)
        }
        (Some(columns), Some(rows)) => vertical(&horizontal(rgb, from.0, &columns), to.0, &rows),
    }
}

/// Pillow 13 starts with the vertical pass where the height loses more than twice as many pixels as the width.
fn rows_first(from: (usize, usize), to: (usize, usize)) -> bool {
    let lost = |from: usize, to: usize| from as i64 - to as i64;
    from.1 > to.1 && lost(from.1, to.1) > 2 * lost(from.0, to.0)
}

fn windows(from: usize, to: usize, filter: Filter) -> Vec<Window> {
    let scale = from as f64 / to as f64;
    let stretch = scale.max(1.0);
    let support = filter.support() * stretch;
    let window = |index: usize| {
        let center = (index as f64 + 0.5) * scale;
        // Casts truncate towards zero, as in C.
        let start = (center - support + 0.5).max(0.0) as usize;
        let end = ((center + support + 0.5) as usize).min(from);
        let raw: Vec<f64> = (start..end).map(|x| filter.at((x as f64 - center + 0.5) * (1.0 / stretch))).collect();
        let sum: f64 = raw.iter().sum();
        Window {
            start,
            weights: raw.into_iter().map(|weight| fixed(if sum == 0.0 { weight } else { weight / sum })).collect(),
        }
    };
    (0..to).map(window).collect()
}

fn fixed(weight: f64) -> i32 {
    let scaled = weight * f64::from(1 << PRECISION);
    if scaled < 0.0 { (scaled - 0.5) as i32 } else { (scaled + 0.5) as i32 }
}

fn level(sum: i32) -> u8 {
    (sum >> PRECISION).clamp(0, 255) as u8
}

fn horizontal(rgb: &[u8], width: usize, windows: &[Window]) -> Vec<u8> {
    let mut out = Vec::with_capacity(rgb.len() / width * windows.len());
    for row in rgb.chunks_exact(width * 3) {
        let (pixels, _) = row.as_chunks::<3>();
        for Window { start, weights } in windows {
            let mut sums = [HALF; 3];
            for (pixel, &weight) in pixels[*start..].iter().zip(weights) {
                for (sum, &value) in sums.iter_mut().zip(pixel) {
                    *sum += i32::from(value) * weight;
                }
            }
            out.extend(sums.map(level));
        }
    }
    out
}

fn vertical(rgb: &[u8], width: usize, windows: &[Window]) -> Vec<u8> {
    let stride = width * 3;
    let mut out = Vec::with_capacity(windows.len() * stride);
    let mut sums = vec![0; stride];
    for Window { start, weights } in windows {
        sums.fill(HALF);
        for (row, &weight) in rgb.chunks_exact(stride).skip(*start).zip(weights) {
            for (sum, &value) in sums.iter_mut().zip(row) {
                *sum += i32::from(value) * weight;
            }
        }
        out.extend(sums.iter().map(|&sum| level(sum)));
    }
    out
}
