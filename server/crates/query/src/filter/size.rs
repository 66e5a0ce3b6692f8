//! Sizes, in pixels or in bytes.

use std::{
    fmt,
    ops::Bound::{self, Excluded, Included, Unbounded},
};

/// How large a picture is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// What is measured.
    pub measure: Measure,
    /// One of those that [`COMPARISONS`] make, or two that belong to it with the smaller first.
    bounds: Bounds,
}

/// What a size is the size of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The longer side of the picture, in pixels.
    LongerSide,
    /// Its file, in bytes.
    File,
}

type Bounds = (Bound<u64>, Bound<u64>);
type Comparison = fn(u64) -> Bounds;

/// Signs and the bounds they stand for; a longer sign comes before the one that it begins with.
const COMPARISONS: [(&str, Comparison); 5] = [
    (">=", |number| (Included(number), Unbounded)),
    (">", |number| (Excluded(number), Unbounded)),
    ("<=", |number| (Unbounded, Included(number))),
    ("<", |number| (Unbounded, Excluded(number))),
    ("", |number| (Included(number), Unbounded)),
];

/// Units of bytes and their powers of ten, the largest first; thousands, as on the labels of disks.
const UNITS: [(&str, usize); 3] = [("GB", 9), ("MB", 6), ("KB", 3)];

impl Size {
    /// The range that the measured number has to lie in.
    pub fn bounds(&self) -> (Bound<u64>, Bound<u64>) {
        self.bounds
    }

    pub(super) fn read(text: &str) -> Option<Self> {
        if let Some((least, most)) = text.split_once("..") {
            return Self::between(least, most);
        }
        let (bounds, amount) =
            COMPARISONS.iter().find_map(|(sign, bounds)| Some((bounds, text.strip_prefix(sign)?)))?;
        let (number, unit) = split(amount);
        let (measure, number) = measured(number, unit)?;
        Some(Self { measure, bounds: bounds(number) })
    }

    /// Either order will do, and one unit is enough for both numbers.
    fn between(least: &str, most: &str) -> Option<Self> {
        let ((least, unit_of_least), (most, unit_of_most)) = (split(least), split(most));
        let or = |unit, other| if str::is_empty(unit) { other } else { unit };
        let (measure, least) = measured(least, or(unit_of_least, unit_of_most))?;
        let (same_measure, most) = measured(most, or(unit_of_most, unit_of_least))?;
        let bounds = (Included(least.min(most)), Included(least.max(most)));
        (measure == same_measure).then_some(Self { measure, bounds })
    }

    /// A short text for people, such as `size > 2000 px`.
    pub(super) fn label(&self) -> String {
        format!("size {}", self.compared(" ", " to ", |number| self.measure.amount(number, " ", "px")))
    }

    fn compared(&self, gap: &str, to: &str, amount: impl Fn(u64) -> String) -> String {
        match self.bounds {
            (Included(least), Included(most)) => format!("{}{to}{}", amount(least), amount(most)),
            (Included(least), _) => format!(">={gap}{}", amount(least)),
            (Excluded(above), _) => format!(">{gap}{}", amount(above)),
            (Unbounded, Included(most)) => format!("<={gap}{}", amount(most)),
            (Unbounded, Excluded(below)) => format!("<{gap}{}", amount(below)),
            (Unbounded, Unbounded) => String::new(),
        }
    }
}

impl Measure {
    /// A number of bytes in the unit that fits, without loss.
    fn amount(self, number: u64, gap: &str, pixels: &str) -> String {
        if self == Self::LongerSide {
            return format!("{number}{gap}{pixels}");
        }
        let digits = format!("{number:04}");
        let (unit, power) = UNITS.into_iter().find(|(_, power)| *power < digits.len()).unwrap_or(("KB", 3));
        let (whole, fraction) = digits.split_at(digits.len() - power);
        let number = format!("{whole}.{fraction}");
        format!("{}{gap}{unit}", number.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl fmt::Display for Size {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.compared("", "..", |number| self.measure.amount(number, "", "")))
    }
}

/// An amount's number and its unit.
fn split(amount: &str) -> (&str, &str) {
    let end = amount.find(|next: char| !next.is_ascii_digit() && next != '.').unwrap_or(amount.len());
    amount.split_at(end)
}

/// What a number of this unit measures, in pixels or in bytes. Fractions of a byte are none.
fn measured(number: &str, unit: &str) -> Option<(Measure, u64)> {
    if unit.is_empty() || unit.eq_ignore_ascii_case("px") {
        return Some((Measure::LongerSide, number.parse().ok()?));
    }
    let (_, power) = UNITS.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(unit))?;
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let is_number = !whole.is_empty() && fraction.len() <= power;
    let bytes = format!("{whole}{fraction:0<power$}").parse().ok()?;
    is_number.then_some((Measure::File, bytes))
}
