//! Sizes of files in words.

use crate::strings;

/// The unit that takes the rest, where thousands are the first.
const LARGEST: u64 = 4;

/// A size in decimal units with at most three significant digits, such as `1.2 MB`.
pub fn format_bytes(bytes: u64) -> String {
    if bytes < 1000 {
        return strings::size_bytes(bytes);
    }
    let mut value = bytes as f64 / 1000.0;
    let mut unit = 1;
    // 999.5 would be printed as 1000.
    while value >= 999.5 && unit < LARGEST {
        value /= 1000.0;
        unit += 1;
    }
    let digits = usize::from(value < 99.95);
    strings::size(&format!("{value:.digits$}"), unit)
}

#[cfg(test)]
mod tests {
    use super::format_bytes;

    #[test]
    fn small_sizes_are_exact() {
        assert_eq!(format_bytes(0), "0 bytes");
        assert_eq!(format_bytes(1), "1 byte");
        assert_eq!(format_bytes(999), "999 bytes");
    }

    #[test]
    fn larger_sizes_are_rounded() {
        assert_eq!(format_bytes(1000), "1.0 kB");
        assert_eq!(format_bytes(34_567), "34.6 kB");
        assert_eq!(format_bytes(345_678), "346 kB");
        assert_eq!(format_bytes(5_250_000), "5.2 MB");
    }

    #[test]
    fn rounding_never_prints_a_thousand() {
        assert_eq!(format_bytes(999_600), "1.0 MB");
        assert_eq!(format_bytes(99_960), "100 kB");
    }

    #[test]
    fn the_largest_unit_takes_the_rest() {
        assert_eq!(format_bytes(u64::MAX), "18446744 TB");
    }
}
