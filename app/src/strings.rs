//! What the pages say. The messages are in `strings/en.ftl`; each is a function here, but for those of the server.

#![cfg_attr(not(feature = "ssr"), allow(dead_code, reason = "some things are said by the server alone"))]

mod said {
    #![allow(clippy::all, clippy::pedantic, unused_imports, unused_parens, reason = "written by a program")]

    use crate::language::{Language, Plural, language, number, plural};

    include!(concat!(env!("OUT_DIR"), "/strings.rs"));
}

pub use said::*;

/// What is said of a number of things.
pub type Counted = fn(u64) -> String;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        let [none, one, many] = [0, 1, 2000].map(pictures);
        assert_eq!([none, one, many], ["0 pictures", "1 picture", "2,000 pictures"]);
    }
}
