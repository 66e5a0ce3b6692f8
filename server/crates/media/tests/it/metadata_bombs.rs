//! Notes that unpack to more than a machine has.

use std::io::Write;

use media::{Limits, decode};

use crate::shared;

/// A PNG with a chunk put in behind its header. Its checksum is that of the kind and the data.
fn png_with(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let plain = shared::bytes("fixtures/png/one_pixel.png");
    let mut chunk = u32::try_from(data.len()).unwrap().to_be_bytes().to_vec();
    chunk.write_all(kind).unwrap();
    chunk.write_all(data).unwrap();
    let checksum = crc(&chunk[4..]).to_be_bytes();
    [&plain[..33], &chunk, &checksum, &plain[33..]].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

/// Every entry points to the directory itself: a reader that keeps all fields keeps 65,535 squared of them.
#[test]
fn directories_that_point_to_themselves_cost_nothing() {
    let mut block = b"MM\0*\0\0\0\x08\xff\xff".to_vec();
    for _ in 0..u16::MAX {
        block.extend(b"\x87\x69\0\x04\0\0\0\x01\0\0\0\x08");
    }
    block.extend([0; 4]);

    let picture = decode(&png_with(b"eXIf", &block), &Limits::default()).unwrap();

    assert_eq!(picture.taken_at(), None);
}

#[test]
fn a_turn_noted_in_a_png_is_applied() {
    let block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let plain = shared::bytes("fixtures/png/cdhn2c08.png");
    let length = (block.len() as u32).to_be_bytes();
    let chunk = [b"eXIf".as_slice(), block].concat();
    let turned = [&plain[..33], &length, &chunk, &crc(&chunk).to_be_bytes(), &plain[33..]].concat();

    let picture = decode(&turned, &Limits::default()).unwrap();

    assert_eq!((picture.width(), picture.height()), (8, 32));
}
