//! How long an input takes, measured.

use std::time::Duration;

use crate::input::Kind;

/// The share of the newest measurement in the average.
const WEIGHT: f64 = 0.2;

/// A number of inputs of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Load {
    pub(crate) images: usize,
    pub(crate) texts: usize,
}

impl Load {
    pub(crate) fn of(kinds: impl Iterator<Item = Kind>) -> Self {
        kinds.fold(Self::default(), |mut load, kind| {
            match kind {
                Kind::Image | Kind::Views => load.images += 1,
                Kind::Text => load.texts += 1,
            }
            load
        })
    }
}

/// Moving averages of the seconds that one input takes; zero before the first measurement.
#[derive(Debug, Default)]
pub(crate) struct Pace {
    image: f64,
    text: f64,
}

impl Pace {
    /// Takes in that `count` inputs took `elapsed` together.
    pub(crate) fn observe(&mut self, kind: Kind, count: usize, elapsed: Duration) {
        let seconds = elapsed.as_secs_f64() / count.max(1) as f64;
        let average = match self.of(kind) {
            0.0 => seconds,
            average => average + WEIGHT * (seconds - average),
        };
        match kind {
            Kind::Image | Kind::Views => self.image = average,
            Kind::Text => self.text = average,
        }
    }

    fn of(&self, kind: Kind) -> f64 {
        match kind {
            Kind::Image | Kind::Views => self.image,
            Kind::Text => self.text,
        }
    }

    /// How many inputs of a kind take no longer than `time`; at least one, and any number before the first measurement.
    pub(crate) fn within(&self, kind: Kind, time: Duration) -> usize {
        match self.of(kind) {
            0.0 => usize::MAX,
            seconds => ((time.as_secs_f64() / seconds) as usize).max(1),
        }
    }

    /// The time that `load` will take, between one second and one minute.
    pub(crate) fn estimate(&self, load: Load) -> Duration {
        let seconds = self.image * load.images as f64 + self.text * load.texts as f64;
        Duration::from_secs_f64(seconds.clamp(1.0, 60.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimate_adds_up_what_each_kind_takes() {
        let mut pace = Pace::default();

        pace.observe(Kind::Image, 4, Duration::from_secs(8));
        pace.observe(Kind::Text, 10, Duration::from_secs(5));

        // 3 pictures of 2 s and 4 texts of 0.5 s.
        assert_eq!(pace.estimate(Load { images: 3, texts: 4 }), Duration::from_secs(8));
    }

    #[test]
    fn as_many_as_there_is_time_for_and_at_least_one() {
        let mut pace = Pace::default();
        assert_eq!(pace.within(Kind::Image, Duration::ZERO), usize::MAX);

        pace.observe(Kind::Image, 4, Duration::from_secs(8));

        assert_eq!(pace.within(Kind::Views, Duration::from_secs(7)), 3);
        assert_eq!(pace.within(Kind::Image, Duration::from_secs(1)), 1);
        assert_eq!(pace.within(Kind::Text, Duration::from_secs(1)), usize::MAX);
    }

    #[test]
    fn estimate_stays_within_its_bounds() {
        let mut pace = Pace::default();
        assert_eq!(pace.estimate(Load { images: 1000, texts: 0 }), Duration::from_secs(1));

        pace.observe(Kind::Image, 1, Duration::from_secs(1_000_000));

        assert_eq!(pace.estimate(Load { images: usize::MAX, texts: 0 }), Duration::from_secs(60));
    }
}
