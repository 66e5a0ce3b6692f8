//! Points in time, as exact as they were written.

use std::{fmt, ops::RangeInclusive};

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

/// When a picture was taken, relative to a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before it begins.
    Before(Period),
    /// From its first moment on.
    After(Period),
    /// While it lasts.
    Within(Period),
}

/// A year from 1 to 9999, a month or a day; shown as `2024`, `2024-05` or `2024-05-03`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    first: NaiveDate,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Year,
    Month,
    Day,
}

/// The times `from <= time < until`, without a bound where there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateRange {
    /// The first time that belongs to it.
    pub from: Option<NaiveDateTime>,
    /// The first time that no longer belongs to it.
    pub until: Option<NaiveDateTime>,
}

impl When {
    /// The times for which it holds.
    pub fn range(self) -> DateRange {
        match self {
            Self::Before(period) => DateRange { from: None, until: Some(period.start()) },
            Self::After(period) => DateRange { from: Some(period.start()), until: None },
            Self::Within(period) => DateRange { from: Some(period.start()), until: period.end() },
        }
    }
}

impl Period {
    pub(super) fn read(text: &str) -> Option<Self> {
        let numbers: Vec<_> = text.splitn(4, '-').collect();
        let (first, unit) = match numbers.as_slice() {
            [year] => (day(year, "1", "1"), Unit::Year),
            [year, month] => (day(year, month, "1"), Unit::Month),
            [year, month, number] => (day(year, month, number), Unit::Day),
            _ => return None,
        };
        Some(Self { first: first?, unit })
    }

    fn start(self) -> NaiveDateTime {
        self.first.and_time(NaiveTime::MIN)
    }

    /// `None` only where chrono's time ends, far behind the year 9999.
    fn end(self) -> Option<NaiveDateTime> {
        match self.unit {
            Unit::Year => self.start().checked_add_months(Months::new(12)),
            Unit::Month => self.start().checked_add_months(Months::new(1)),
            Unit::Day => self.start().checked_add_days(Days::new(1)),
        }
    }
}

/// A year has four digits, so that `24` is none.
fn day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = number(year, 4..=4).filter(|year| *year > 0)?;
    NaiveDate::from_ymd_opt(year.try_into().ok()?, number(month, 1..=2)?, number(day, 1..=2)?)
}

fn number(text: &str, digits: RangeInclusive<usize>) -> Option<u32> {
    let is_number = digits.contains(&text.len()) && text.bytes().all(|digit| digit.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let format = match self.unit {
            Unit::Year => "%Y",
            Unit::Month => "%Y-%m",
            Unit::Day => "%Y-%m-%d",
        };
        self.first.format(format).fmt(formatter)
    }
}
