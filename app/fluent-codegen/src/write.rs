//! Writes Rust.

use std::collections::BTreeMap;

use crate::Messages;
use crate::message::{Choice, Key, Kind, Message, Piece};

type Kinds<'m> = BTreeMap<&'m str, (usize, Kind)>;

/// A function a message.
pub fn write(reference: &str, messages: &Messages, translations: &[(&str, Messages)]) -> String {
    let mut code = String::new();
    for (id, message) in messages {
        let kinds = message.variables();
        let body = |tag: &str, said: &Message| value(&said.pieces, tag, &kinds);
        let translated: String = translations
            .iter()
            .filter_map(|(tag, messages)| Some((tag, messages.get(id)?)))
            .map(|(tag, said)| format!("Language::{} => {}, ", variant(tag), body(tag, said)))
            .collect();
        let mut whole = body(reference, message);
        if !translated.is_empty() {
            whole = format!("match language() {{ {translated}_ => {whole} }}");
        }
        let parameters = message.parameters().into_iter().map(|(name, kind)| match kind {
            Kind::Text => format!("{}: &str", snake(name)),
            Kind::Number => format!("{}: u64", snake(name)),
        });
        let parameters = parameters.collect::<Vec<_>>().join(", ");
        let answer = if parameters.is_empty() { "&'static str" } else { "String" };
        let (name, says) = (snake(id), summary(&message.pieces));
        code.push_str(&format!("\n#[doc = {says:?}]\npub fn {name}({parameters}) -> {answer} {{ {whole} }}\n"));
    }
    code
}

/// The enum of the languages.
pub fn write_languages(tags: &[&str]) -> String {
    let list = |each: fn(&str) -> String| tags.iter().map(|tag| each(tag)).collect::<Vec<_>>().join(", ");
    let names = list(|tag| format!("#[doc = \"`{tag}`.\"] {}", variant(tag)));
    let all = list(|tag| format!("Self::{}", variant(tag)));
    let keys = list(|tag| format!("Self::{} => {tag:?}", variant(tag)));
    format!(
        "/// A language that the messages are in.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Language {{ {names} }}\n\n\
         impl Language {{\n\
         /// All of them, the reference first.\n\
         pub const ALL: [Self; {}] = [{all}];\n\n\
         /// Its tag.\n\
         pub fn tag(self) -> &'static str {{ match self {{ {keys} }} }}\n\
         }}\n",
        tags.len()
    )
}

/// An expression of what the whole message is: a `&'static str` where it has no variables, else a `String`.
fn value(pieces: &[Piece], tag: &str, kinds: &Kinds) -> String {
    match joined(pieces).as_slice() {
        [] if kinds.is_empty() => "\"\"".to_owned(),
        [Piece::Text(text)] if kinds.is_empty() => format!("{text:?}"),
        [] => "String::new()".to_owned(),
        [Piece::Text(text)] => format!("{text:?}.to_owned()"),
        [Piece::Choice(choice)] => choose(choice, tag, kinds),
        pieces => {
            let parts: Vec<String> = pieces.iter().map(|piece| part(piece, tag, kinds)).collect();
            format!("[{}].concat()", parts.join(", "))
        }
    }
}

/// An expression of a `&str`.
fn part(piece: &Piece, tag: &str, kinds: &Kinds) -> String {
    match piece {
        Piece::Text(text) => format!("{text:?}"),
        Piece::Variable(name, _) if is_number(name, kinds) => format!("&*number({})", snake(name)),
        Piece::Variable(name, _) => snake(name),
        Piece::Choice(choice) => format!("&*{}", choose(choice, tag, kinds)),
    }
}

/// An expression of a `String`.
fn choose(choice: &Choice, tag: &str, kinds: &Kinds) -> String {
    let name = snake(&choice.variable);
    let mut code = String::new();
    for (key, pieces) in &choice.variants {
        let chosen = match key {
            Key::Exactly(number) => format!("{name} == {number}"),
            Key::Plural(category) => {
                format!("plural(Language::{}, {name}) == Plural::{}", variant(tag), variant(category))
            }
            Key::Word(word) => format!("{name} == {word:?}"),
        };
        code.push_str(&format!("if {chosen} {{ {} }} else ", value(pieces, tag, kinds)));
    }
    let default = value(&choice.default, tag, kinds);
    if code.is_empty() { default } else { format!("({code}{{ {default} }})") }
}

fn is_number(name: &str, kinds: &Kinds) -> bool {
    kinds.get(name).is_some_and(|(_, kind)| *kind == Kind::Number)
}

/// The same with neighbouring texts as one.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (joined.last_mut(), piece) {
            (Some(Piece::Text(before)), Piece::Text(text)) => before.push_str(text),
            _ => joined.push(piece.clone()),
        }
    }
    joined
}

/// What the message says, for whoever reads the code.
fn summary(pieces: &[Piece]) -> String {
    let said = pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Variable(name, _) => format!("`{name}`"),
        Piece::Choice(choice) => summary(&choice.default),
    });
    said.collect()
}

/// `new-pictures` as a function is called.
fn snake(id: &str) -> String {
    id.replace('-', "_").to_ascii_lowercase()
}

/// `pt-BR` as a variant is called.
fn variant(tag: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_ascii_uppercase() + &rest.to_ascii_lowercase()
    };
    tag.split(['-', '_']).map(word).collect()
}
