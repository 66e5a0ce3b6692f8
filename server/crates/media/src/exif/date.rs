//! Dates as cameras write them.

use chrono::{Datelike, NaiveDate, NaiveDateTime};

/// Before the first photograph no camera can have had a clock: such a year is a clock that was never set.
const FIRST_YEAR: i32 = 1826;

/// Parses `2019:12:31 23:59:58`; dashes for the colons of the date and a `T` for the blank are in use too.
pub(super) fn parse(text: &[u8]) -> Option<NaiveDateTime> {
    let text = text.get(..19)?;
    let fits = [4, 7].iter().all(|&at| matches!(text[at], b':' | b'-'))
        && matches!(text[10], b' ' | b'T')
        && [13, 16].iter().all(|&at| text[at] == b':');
    if !fits {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(number(&text[..4])? as i32, number(&text[5..7])?, number(&text[8..10])?)?;
    let date = Some(date).filter(|date| date.year() >= FIRST_YEAR)?;
    date.and_hms_opt(number(&text[11..13])?, number(&text[14..16])?, number(&text[17..])?)
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]
    use super::*;

    #[test]
    fn usual_spellings_are_understood() {
        for text in [&b"2019:12:31 23:59:58"[..], b"2019-12-31 23:59:58\0", b"2019-12-31T23:59:58.5+02:00"] {
            assert_eq!(parse(text).unwrap().to_string(), "2019-12-31 23:59:58");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            &b""[..],
            b"0000:00:00 00:00:00",
            b"0001:01:01 00:00:00",
            b"2019:13:01 00:00:00",
            b"2019:02:29 00:00:00",
            b"2019:12:31 24:00:00",
            b"    :  :     :  :  ",
            b"2019:12:31",
            b"+019:12:31 23:59:58",
            b"\xff\xff\xff\xff:12:31 23:59:58",
        ] {
            assert_eq!(parse(text), None, "{}", text.escape_ascii());
        }
    }
}
