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

/// A bar on the terminal; where there is none, nothing.
pub fn bar(length: u64, doing: &'static str) -> ProgressBar {
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    ProgressBar::new(length).with_message(doing).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
