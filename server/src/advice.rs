//! Which temperature suits the similarities that a model gives.

use ranking::Calibration;
use serde::Serialize;

use crate::config::TEMPERATURES;

/// How sure a search is to be of what stands out.
const SURE: f64 = 0.9;

/// The temperature at which what stands out of chance is called nine tenths sure.
///
/// That it says five tenths of what is there by chance cannot be chosen, too: a sigmoid without an offset says so of
/// whatever has the similarity 0, which is where chance lies for most models.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Advice {
    /// The temperature, among those that are allowed.
    pub temperature: f32,
    /// The one that would have been best.
    pub exact: f32,
    /// How much stands out.
    pub standing_out: usize,
    /// The similarity in the middle of it.
    pub typical: f32,
    /// The mean of what is there by chance.
    pub by_chance: f32,
}

impl Advice {
    /// From the similarities of what stands out, and the mean of what does not; none where nothing does.
    pub fn of(standing_out: &[f32], by_chance: f32) -> Option<Self> {
        let mut sorted = standing_out.to_vec();
        sorted.sort_by(f32::total_cmp);
        let typical = *sorted.get(sorted.len() / 2)?;
        let exact = match typical > 0.0 {
            true => ((SURE / (1.0 - SURE)).ln() / f64::from(typical)) as f32,
            false => f32::INFINITY,
        };
        let allowed = exact.clamp(*TEMPERATURES.start(), *TEMPERATURES.end());
        let temperature = (10.0 * allowed).round() / 10.0;
        Some(Self { temperature, exact, standing_out: sorted.len(), typical, by_chance })
    }

    /// Whether another temperature would have been best, which is not allowed.
    pub fn is_clamped(&self) -> bool {
        !TEMPERATURES.contains(&self.exact)
    }

    /// The reason.
    pub fn sentence(&self) -> String {
        let Self { temperature, exact, typical, by_chance, .. } = *self;
        let sure = |similarity| 100.0 * Calibration::Temperature(temperature).confidence(similarity);
        let clamped = match self.is_clamped() {
            true if exact.is_finite() => format!(" ({exact:.1} would make that 90 %, but is not allowed)"),
            true => " (none makes that more than 50 %, for it is not above 0)".to_owned(),
            false => String::new(),
        };
        format!(
            "temperature {temperature}: what stands out has a similarity of {typical:.3} in the middle, which makes \
             {:.0} %{clamped}; what is there by chance has {by_chance:.3}, which makes {:.0} %",
            sure(typical),
            sure(by_chance)
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn what_stands_out_becomes_nine_tenths_sure() {
        let advice = Advice::of(&[0.5, 0.1, 0.01], 0.0).unwrap();
        assert_eq!((advice.temperature, advice.standing_out, advice.is_clamped()), (22.0, 3, false));
        assert_eq!(
            advice.sentence(),
            "temperature 22: what stands out has a similarity of 0.100 in the middle, which makes 90 %; what is there by \
             chance has 0.000, which makes 50 %"
        );
        assert_eq!(Advice::of(&[], 0.0), None);
    }

    #[test]
    fn a_temperature_that_is_not_allowed_is_not_advised() {
        let steep = Advice::of(&[0.4], 0.02).unwrap();
        assert!(steep.is_clamped() && steep.temperature == 15.0);
        assert!(
            steep.sentence().contains("100 % (5.5 would make that 90 %, but is not allowed)"),
            "{}",
            steep.sentence()
        );
        let flat = Advice::of(&[0.03], 0.0).unwrap();
        assert!(flat.is_clamped() && flat.temperature == 35.0);
        let none = Advice::of(&[-0.1], -0.2).unwrap();
        assert!(none.temperature == 35.0 && none.sentence().contains("none makes that more than 50 %"));
    }
}
