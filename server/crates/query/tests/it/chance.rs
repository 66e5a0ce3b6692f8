//! Queries made by chance.

/// What queries are made of: all that has a meaning in the language, and neighbours of it.
const PIECES: [&str; 56] = [
    " ",
    " ",
    " ",
    " ",
    "\t",
    "\u{3000}",
    "\0",
    "\"",
    "\"",
    "\"",
    "“",
    "”",
    "-",
    "-",
    "-",
    "\\",
    "\\",
    ":",
    ":",
    ".",
    "..",
    ">",
    "<=",
    "//",
    "#",
    "0",
    "1",
    "2",
    "-1",
    "10",
    "2024",
    "-05",
    "é",
    "ß",
    "日本",
    "👩‍🚀",
    "tag:",
    "FILE:",
    "before:",
    "after:",
    "date:",
    "color:",
    "colour:",
    "type:",
    "size:",
    "like:",
    "tga:",
    "red",
    "grey",
    "jpeg",
    "5MB",
    "px",
    "2:",
    "0.5:",
    "01890a5d-ac96-774b-bcce-b302099a8057",
    "x",
];

/// A small generator (splitmix64): the same queries in every run.
pub struct Chance(pub u64);

impl Chance {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }

    /// A query, and the words in it that mean nothing to the language, each of which occurs once.
    pub fn query(&mut self) -> (String, Vec<String>) {
        let (mut text, mut words) = (String::new(), Vec::new());
        for index in 0..self.below(40) {
            if self.below(4) == 0 {
                let word = format!("word{}q", char::from(b'a' + (index % 26) as u8).to_string().repeat(1 + index / 26));
                text.push_str(&word);
                words.push(word);
            } else {
                text.push_str(PIECES[self.below(PIECES.len())]);
            }
        }
        (text, words)
    }
}
