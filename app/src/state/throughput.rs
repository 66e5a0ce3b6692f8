//! How fast pictures are indexed, and how long the others will take, in words.

use crate::strings;

/// So many of the last minutes tell the present rate: one alone goes up and down.
const LATELY: usize = 5;

const HOUR: u64 = 60;
const DAY: u64 = 24 * HOUR;

/// What was indexed in each of the last minutes, the last at the end, and how long `pending` pictures will take.
pub fn describe_throughput(minutes: &[u32], pending: u64) -> String {
    let whole = minutes.len() as u64;
    let most = minutes.iter().copied().max().unwrap_or_default();
    if most == 0 {
        return strings::activity_no_throughput(whole);
    }
    let sentence = strings::activity_throughput(sum_of(minutes), whole, most.into());
    match remaining(minutes, pending) {
        Some(left) => sentence + " " + &describe_remaining(left),
        None => sentence,
    }
}

/// Minutes until `pending` pictures are indexed at the present rate; none where there is nothing to do, or no rate.
fn remaining(minutes: &[u32], pending: u64) -> Option<u64> {
    if pending == 0 {
        return None;
    }
    let lately = minutes.get(minutes.len().saturating_sub(LATELY)..)?;
    // Before the work began there was nothing to do.
    let begin = lately.iter().position(|&pictures| pictures > 0)?;
    let lately = lately.get(begin..)?;
    Some(pending.saturating_mul(lately.len() as u64).div_ceil(sum_of(lately)))
}

fn describe_remaining(minutes: u64) -> String {
    if minutes < 2 * HOUR {
        strings::activity_minutes_left(minutes)
    } else if minutes < 2 * DAY {
        strings::activity_hours_left(rounded(minutes, HOUR))
    } else {
        strings::activity_days_left(rounded(minutes, DAY))
    }
}

fn rounded(minutes: u64, unit: u64) -> u64 {
    minutes.saturating_add(unit / 2) / unit
}

fn sum_of(minutes: &[u32]) -> u64 {
    minutes.iter().map(|&pictures| u64::from(pictures)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Half an hour of which only the end is not empty.
    fn ending(end: &[u32]) -> Vec<u32> {
        let mut minutes = vec![0; 30 - end.len()];
        minutes.extend(end);
        minutes
    }

    #[test]
    fn what_was_indexed_is_a_sentence() {
        assert_eq!(describe_throughput(&ending(&[]), 0), "Nothing was indexed in the last 30 minutes.");
        let some = describe_throughput(&ending(&[1200, 34, 0]), 0);
        assert_eq!(some, "1,234 pictures indexed in the last 30 minutes, up to 1,200 a minute.");
        let one = describe_throughput(&ending(&[1]), 0);
        assert_eq!(one, "1 picture indexed in the last 30 minutes, up to 1 a minute.");
        assert_eq!(describe_throughput(&[], 7), "Nothing was indexed in the last 0 minutes.");
    }

    #[test]
    fn the_sentence_goes_on_where_there_is_something_to_do() {
        let sentence = describe_throughput(&ending(&[10, 10, 10]), 35);
        assert_eq!(sentence, "30 pictures indexed in the last 30 minutes, up to 10 a minute. About 4 minutes left.");
    }

    #[test]
    fn the_rate_is_that_of_the_last_five_minutes() {
        assert_eq!(remaining(&ending(&[900, 10, 20, 10, 20, 40]), 200), Some(10));
        assert_eq!(remaining(&ending(&[40, 0, 0, 0, 0]), 8), Some(1));
    }

    #[test]
    fn minutes_before_the_work_began_do_not_count() {
        assert_eq!(remaining(&ending(&[60]), 600), Some(10));
        assert_eq!(remaining(&ending(&[60, 0]), 600), Some(20));
    }

    #[test]
    fn without_work_or_rate_nothing_is_foretold() {
        assert_eq!(remaining(&ending(&[60]), 0), None);
        assert_eq!(remaining(&ending(&[60, 0, 0, 0, 0, 0]), 600), None);
        assert_eq!(remaining(&[], 600), None);
    }

    #[test]
    fn the_first_minute_that_is_left_is_not_cut_off() {
        assert_eq!(remaining(&ending(&[60]), 1), Some(1));
        assert_eq!(remaining(&ending(&[60]), 61), Some(2));
    }

    #[test]
    fn long_times_are_told_in_hours_and_days() {
        assert_eq!(describe_remaining(1), "About 1 minute left.");
        assert_eq!(describe_remaining(119), "About 119 minutes left.");
        assert_eq!(describe_remaining(149), "About 2 hours left.");
        assert_eq!(describe_remaining(150), "About 3 hours left.");
        assert_eq!(describe_remaining(47 * 60), "About 47 hours left.");
        assert_eq!(describe_remaining(48 * 60), "About 2 days left.");
        assert!(remaining(&ending(&[1]), u64::MAX).map(describe_remaining).is_some_and(|left| left.contains(" days ")));
    }
}
