//! Scores in words that promise no more than they know.

use crate::strings;

/// The similarity of words and a picture (cosine, -1 to 1).
pub fn describe_similarity(score: f32) -> String {
    strings::score_similarity(&format!("{:.2}", f64::from(score) + 0.0))
}

/// How sure the model is (0 to 1), as per cent; certainty is never claimed.
pub fn describe_confidence(confidence: f32) -> String {
    let percent = (confidence * 100.0).clamp(0.0, 100.0);
    if percent < 1.0 {
        strings::score_confidence_lowest().to_owned()
    } else if percent > 99.0 {
        strings::score_confidence_highest().to_owned()
    } else {
        strings::score_confidence(&format!("{percent:.0}"))
    }
}

/// How alike two pictures are (per cent); only the same picture is shown as 100.
pub fn describe_alike(score: f32) -> String {
    let digits = usize::from((99.0..99.95).contains(&score));
    strings::score_alike(&format!("{score:.digits$}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn similarity_has_two_digits() {
        assert_eq!(describe_similarity(0.3149), "similarity 0.31");
        assert_eq!(describe_similarity(-0.051), "similarity -0.05");
    }

    #[test]
    fn confidence_claims_no_certainty() {
        assert_eq!(describe_confidence(0.874), "confidence 87 %");
        assert_eq!(describe_confidence(0.0004), "confidence below 1 %");
        assert_eq!(describe_confidence(0.9999), "confidence above 99 %");
    }

    #[test]
    fn only_the_same_picture_is_shown_as_a_hundred() {
        assert_eq!(describe_alike(92.4), "92 % alike");
        assert_eq!(describe_alike(99.6), "99.6 % alike");
        assert_eq!(describe_alike(99.999_99), "100 % alike");
    }
}
