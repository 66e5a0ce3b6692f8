//! Lines on standard output.

use std::fmt;
use std::io::{self, ErrorKind, Write};

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
