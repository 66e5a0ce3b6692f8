//! Bytes that were damaged on purpose.

use std::panic::{self, AssertUnwindSafe};

use media::{Kind, Limits, decode};

use crate::shared;

/// So small that damaged headers which claim much are refused, as they are with the defaults, only sooner.
const LIMITS: Limits = Limits { max_bytes: 1 << 20, max_pixels: 1 << 21, max_side: 8192, max_memory: 1 << 26 };

/// Damaged copies made of each file, and bytes changed in each of them.
const COPIES: usize = 96;
const MOST_CHANGES: usize = 12;

/// A small generator (splitmix64): the same damage in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % bound.max(1) as u64) as usize
    }
}

/// Changes a few bytes, most often near the front where the headers are.
fn damage(bytes: &mut [u8], chance: &mut Chance) {
    for _ in 0..=chance.below(MOST_CHANGES) {
        let reach = [64, 512, bytes.len()][chance.below(3)].min(bytes.len());
        let at = chance.below(reach);
        bytes[at] = match chance.below(4) {
            0 => 0,
            1 => 0xFF,
            2 => bytes[at] ^ (1 << chance.below(8)),
            _ => chance.below(256) as u8,
        };
    }
}

fn must_not_panic(path: &str, what: &str, bytes: &[u8]) {
    let outcome = panic::catch_unwind(AssertUnwindSafe(|| {
        if let Ok(picture) = decode(bytes, &LIMITS) {
            picture.thumbnail(64).unwrap();
            picture.colours();
        }
    }));
    assert!(outcome.is_ok(), "{path}, {what}, made it panic");
}

/// Fixtures of a size that allows many tries, and no bombs.
fn victims() -> Vec<(String, Vec<u8>)> {
    let files = shared::fixtures().into_iter().map(|(path, _)| {
        let bytes = shared::bytes(&format!("fixtures/{path}"));
        (path, bytes)
    });
    files.filter(|(_, bytes)| !bytes.is_empty() && bytes.len() < 100_000).collect()
}

#[test]
fn no_cut_makes_decoding_panic() {
    for (path, bytes) in victims() {
        let mut chance = Chance(bytes.len() as u64);
        let early = (0..bytes.len().min(64)).collect::<Vec<_>>();
        let late = (0..16).map(|_| chance.below(bytes.len())).collect::<Vec<_>>();
        for at in early.into_iter().chain(late) {
            must_not_panic(&path, &format!("cut at {at}"), &bytes[..at]);
        }
    }
}

#[test]
fn no_changed_bytes_make_decoding_panic() {
    for (path, bytes) in victims() {
        let mut chance = Chance(bytes.len() as u64);
        for copy in 0..COPIES {
            let mut damaged = bytes.clone();
            damage(&mut damaged, &mut chance);
            must_not_panic(&path, &format!("damaged copy {copy}"), &damaged);
        }
    }
}

#[test]
fn no_noise_behind_a_good_beginning_makes_decoding_panic() {
    let mut chance = Chance(7);
    for (path, bytes) in victims() {
        if Kind::sniff(&bytes).is_none() {
            continue;
        }
        for keep in [8, 32, 128, 512] {
            let mut noisy = bytes[..keep.min(bytes.len())].to_vec();
            noisy.extend((0..2048).map(|_| chance.below(256) as u8));
            must_not_panic(&path, &format!("noise behind {keep}"), &noisy);
        }
    }
}
