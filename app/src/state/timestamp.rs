//! Moments as people read them, the same on server and browser whatever their locale.

use crate::strings;

/// `2024-05-01T12:30:00` as `1 May 2024, 12:30`, with `UTC` where the text ends in it; other text stays as it is.
pub fn format_timestamp(text: &str) -> String {
    read(text).unwrap_or_else(|| text.to_owned())
}

fn read(text: &str) -> Option<String> {
    let (date, time) = text.split_once(['T', ' '])?;
    let mut parts = date.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let year: u16 = year.parse().ok()?;
    let month = read_month(month)?;
    let day: u8 = day.parse().ok()?;
    let minutes = time.get(..5).filter(|clock| is_clock(clock))?;
    let universal = time.ends_with('Z') || time.ends_with("+00:00");
    let time = if universal { strings::time_universal(minutes) } else { minutes.to_owned() };
    Some(strings::time_moment(day.into(), month, &year.to_string(), &time))
}

/// The number of a month, from 1 to 12.
pub fn read_month(text: &str) -> Option<u64> {
    text.parse::<u8>().ok().filter(|month| (1..=12).contains(month)).map(u64::from)
}

fn is_clock(text: &str) -> bool {
    text.bytes().enumerate().all(|(place, byte)| if place == 2 { byte == b':' } else { byte.is_ascii_digit() })
}

#[cfg(test)]
mod tests {
    use super::format_timestamp;

    #[test]
    fn local_times_have_no_zone() {
        assert_eq!(format_timestamp("2024-05-01T12:30:00"), "1 May 2024, 12:30");
    }

    #[test]
    fn universal_times_say_so() {
        assert_eq!(format_timestamp("2026-11-21T09:04:59.123Z"), "21 November 2026, 09:04 UTC");
        assert_eq!(format_timestamp("2026-11-21T09:04:59+00:00"), "21 November 2026, 09:04 UTC");
    }

    #[test]
    fn what_is_no_time_stays_as_it_is() {
        for text in ["", "yesterday", "2024-13-01T12:30:00", "2024-05-01", "2024-05-01Té:30", "0000:00:00 00:00:00"] {
            assert_eq!(format_timestamp(text), text);
        }
    }
}
