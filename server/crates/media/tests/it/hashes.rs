//! Fingerprints of real files.

use std::collections::HashMap;

use media::ContentHash;

use crate::shared;

#[test]
fn exact_copies_share_a_hash_and_near_ones_do_not() {
    for (path, expected) in shared::fixtures() {
        let hash = ContentHash::of(&shared::bytes(&format!("fixtures/{path}")));
        if let Some(original) = expected["duplicate_of"].as_str() {
            assert_eq!(hash, ContentHash::of(&shared::bytes(original)), "{path}");
        }
        if let Some(original) = expected["near_duplicate_of"].as_str() {
            assert_ne!(hash, ContentHash::of(&shared::bytes(original)), "{path}");
        }
    }
}

#[test]
fn different_photographs_have_different_hashes() {
    let mut seen = HashMap::new();
    for path in shared::photos() {
        if let Some(other) = seen.insert(ContentHash::of(&shared::bytes(&path)), path.clone()) {
            panic!("{path} and {other} share a hash");
        }
    }
}
