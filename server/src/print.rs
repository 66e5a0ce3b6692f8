//! Lines on standard output, and bars on the terminal.

use std::fmt;
use std::io::{self, ErrorKind, Write};

use indicatif::{ProgressBar, ProgressStyle};

/// As `println!`, but where nobody reads on, as behind `| head`, the program ends without a word.
macro_rules! say {
    ($($words:tt)+) => { $crate::print::line(format_args!($($words)+)) };
}

/// Prints one line; what the terminal does not take is nobody's fault.
pub fn line(words: fmt::Arguments<'_>) {
    if let Err(error) = writeln!(io::stdout().lock(), "{words}")
        && error.kind() == ErrorKind::BrokenPipe
    {
        std::process::exit(0);
    }
}

/// A sentence in which somebody's words may stand, without what would move a terminal's cursor.
pub fn printable(sentence: &str) -> String {
    sentence.chars().map(|sign| if sign.is_control() { char::REPLACEMENT_CHARACTER } else { sign }).collect()
}

/// A bar on the terminal; where there is none, nothing.
pub fn bar(length: u64, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    ProgressBar::new(length).with_message(doing).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_moves_a_cursor_is_replaced() {
        assert_eq!(super::printable("“größer \u{1b}[2J”, \"b\"\n"), "“größer \u{fffd}[2J”, \"b\"\u{fffd}");
    }
}
