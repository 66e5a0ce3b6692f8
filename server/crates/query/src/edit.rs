//! Tells a slip of the fingers from another word.

/// Whether one letter more, less or other, or two neighbours swapped, make one name of the other (the optimal string
/// alignment distance is 1). Letter case does not count.
pub(crate) fn is_one_apart(a: &str, b: &str) -> bool {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while let ([x, rest_of_a @ ..], [y, rest_of_b @ ..]) = (a, b)
        && x.eq_ignore_ascii_case(y)
    {
        (a, b) = (rest_of_a, rest_of_b);
    }
    while let ([rest_of_a @ .., x], [rest_of_b @ .., y]) = (a, b)
        && x.eq_ignore_ascii_case(y)
    {
        (a, b) = (rest_of_a, rest_of_b);
    }
    match (a, b) {
        ([_], []) | ([], [_]) | ([_], [_]) => true,
        ([x1, x2], [y1, y2]) => x1.eq_ignore_ascii_case(y2) && x2.eq_ignore_ascii_case(y1),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_told_from_none_and_from_two() {
        for name in ["sie", "sizes", "sixe", "isze", "Szie", "ssize"] {
            assert!(is_one_apart(name, "size"), "{name}");
        }
        for name in ["size", "SIZE", "", "si", "sizzes", "eziss", "ezis", "suze1"] {
            assert!(!is_one_apart(name, "size"), "{name}");
        }
    }
}
