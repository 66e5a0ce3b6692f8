//! What the server says to people. The messages are those in `app/strings/en.ftl` whose ids begin with `server-`; each is a
//! function here.

mod said {
    #![allow(clippy::all, clippy::pedantic, unused_imports, unused_parens, reason = "written by a program")]

    use app::language::{Language, Plural, language, number, plural};

    include!(concat!(env!("OUT_DIR"), "/strings.rs"));
}

pub use said::*;
