//! How long pictures stay in the trash, in words.

use crate::strings;

/// Days as people read them; what may stay for none goes when it is looked for, which is once an hour.
pub fn describe_trash_time(days: u32) -> String {
    strings::trash_time(days.into())
}

#[cfg(test)]
mod tests {
    use super::describe_trash_time;

    #[test]
    fn no_day_is_an_hour_at_most() {
        assert_eq!(describe_trash_time(0), "an hour at most");
        assert_eq!(describe_trash_time(1), "1 day");
        assert_eq!(describe_trash_time(3650), "3,650 days");
    }
}
