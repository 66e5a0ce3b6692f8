//! Understands the values of settings.

use std::ops::RangeInclusive;
use std::str::FromStr;

/// A whole number within `range`; digits may be grouped by `_`, as in TOML.
pub(super) fn whole<T: FromStr + PartialOrd>(range: RangeInclusive<T>) -> impl Fn(&str) -> Option<T> {
    move |text| {
        let digits = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        let number = text.replace('_', "").parse().ok()?;
        (digits && range.contains(&number)).then_some(number)
    }
}

/// A number within `range`, which no infinity and no NaN is.
pub(super) fn decimal(range: RangeInclusive<f32>) -> impl Fn(&str) -> Option<f32> {
    move |text| text.parse().ok().filter(|number| range.contains(number))
}

/// A number of bytes within `range`, with a unit or without one.
pub(super) fn size(range: RangeInclusive<u64>) -> impl Fn(&str) -> Option<u64> {
    move |text| {
        let end = text.find(|c: char| !c.is_ascii_digit() && c != '_').unwrap_or(text.len());
        let (number, unit) = text.split_at(end);
        let factor: u64 = match unit.trim().to_ascii_lowercase().as_str() {
            "" | "b" => 1,
            "kb" => 1_000,
            "mb" => 1_000_000,
            "gb" => 1_000_000_000,
            "kib" => 1 << 10,
            "mib" => 1 << 20,
            "gib" => 1 << 30,
            _ => return None,
        };
        whole(0..=u64::MAX)(number)?.checked_mul(factor).filter(|bytes| range.contains(bytes))
    }
}

/// Yes or no.
pub(super) fn on_or_off(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "on" => Some(true),
        "off" => Some(false),
        _ => None,
    }
}

/// Text that is not empty, has no control characters and is not absurdly long.
pub(super) fn name(text: &str) -> Option<String> {
    let sound = !text.is_empty() && text.len() <= 255 && !text.chars().any(char::is_control);
    sound.then(|| text.to_owned())
}

/// A host name or address as it stands in a URL; IPv6 addresses may stand with or without brackets.
pub(super) fn host(text: &str) -> Option<url::Host> {
    let bracketed = match text.parse::<std::net::Ipv6Addr>() {
        Ok(_) => format!("[{text}]"),
        Err(_) => text.to_owned(),
    };
    url::Host::parse(&bracketed).ok().filter(|_| !text.contains(['%', '/', '@', ' ', '*']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_take_units() {
        let bytes = size(1..=u64::MAX);

        assert_eq!(bytes("100MiB"), Some(104_857_600));
        assert_eq!(bytes("100 mb"), Some(100_000_000));
        assert_eq!(bytes("1_024"), Some(1_024));
        for bad in ["", "MiB", "-1", "1.5MB", "1TB", "0", "99999999999999999999", "18446744073709551615GiB"] {
            assert_eq!(bytes(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_stay_in_their_range() {
        assert_eq!(whole(1..=10_000u32)("1_000"), Some(1_000));
        for bad in ["", "0", "10001", "+5", "-5", "5.0", "five", "_5"] {
            assert_eq!(whole(1..=10_000u32)(bad), None, "{bad}");
        }
        assert_eq!(decimal(15.0..=35.0)("25"), Some(25.0));
        for bad in ["", "nan", "inf", "14.9", "36"] {
            assert_eq!(decimal(15.0..=35.0)(bad), None, "{bad}");
        }
    }

    #[test]
    fn hosts_are_names_or_addresses_alone() {
        assert_eq!(host("::1"), host("[::1]"));
        assert!(host("::1").is_some() && host("pictures.example").is_some());
        for bad in ["", "host:80", "http://host", "a b", "user@host", "host/path", "*"] {
            assert_eq!(host(bad), None, "{bad}");
        }
    }
}
