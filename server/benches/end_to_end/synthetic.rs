//! Pictures and vectors that nobody took.

use catalog::{CaptionKind, Inserted, NewCaption, NewMedia, Undescribed};
use chrono::Utc;
use diesel_async::AsyncConnection;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use server::services::Services;
use uuid::Uuid;
use vectors::{Facts, Point};

/// Vectors that are written together.
const BATCH: usize = 1_000;
/// Local views of each picture.
const VIEWS: usize = 5;
/// Sentences about each picture.
const SENTENCES: usize = 3;
/// Who describes them.
const MODEL: &str = "synthetic@1";
/// What names are made of.
const WORDS: [&str; 16] = [
    "beach", "birthday", "bridge", "cat", "city", "concert", "dog", "forest", "garden", "harbour", "holiday", "lake",
    "mountain", "snow", "street", "sunset",
];
/// What pictures are: most of them the first.
const TYPES: [&str; 4] = ["image/jpeg", "image/jpeg", "image/jpeg", "image/png"];
/// Directions around which vectors lie, as those of real pictures do.
const CLUSTERS: u64 = 64;

/// A 1024 x 768 JPEG of coloured waves, another for each number.
pub fn picture(number: usize) -> Vec<u8> {
    let wave = number as f32 * 0.37 + 1.0;
    let picture = RgbImage::from_fn(1024, 768, |x, y| {
        let (x, y) = (x as f32 / 1024.0, y as f32 / 768.0);
        let light = |phase: f32| (127.0 + 127.0 * (wave * (6.0 * x + 4.0 * y) + phase).sin()) as u8;
        Rgb([light(0.0), light(2.0 * y), light(4.0 * x)])
    });
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 88)).expect("memory takes every byte");
    bytes
}

/// Adds pictures without files until the library holds `size` of them.
pub async fn grow(services: &Services, library: Uuid, size: usize) {
    let there = services.catalog.total_media().await.unwrap() as usize;
    let mut random = Random(there as u64 + 1);
    for start in (there..size).step_by(BATCH) {
        let rows: Vec<_> = (start..size.min(start + BATCH)).map(|number| row(library, number)).collect();
        let (vectors, dim) = (&services.indexes.present().vectors, services.indexes.present().model.dim());
        let points = rows.iter().map(|row| Point {
            id: row.id,
            library,
            global: vector(dim, &mut random),
            facts: Facts {
                date: row.uploaded_at.timestamp(),
                side: row.width,
                bytes: 1,
                media_type: row.media_type.clone(),
                tags: Vec::new(),
                colours: Vec::new(),
            },
        });
        vectors.upsert(points.collect()).await.unwrap();
        for row in &rows {
            let views = (0..VIEWS).map(|_| vector(dim, &mut random)).collect();
            vectors.set_local(row.id, library, views).await.unwrap();
        }
        let mut connection = services.catalog.connection().await.unwrap();
        connection
            .transaction::<_, catalog::CatalogError, _>(async |connection| {
                for row in &rows {
                    assert_eq!(catalog::insert_media(connection, row).await?, Inserted::New);
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

/// Describes every picture in three sentences.
pub async fn describe(services: &Services, library: Uuid) {
    let current = (MODEL, 1);
    let ids =
        services.catalog.to_describe(library, None, CaptionKind::Short, current, Undescribed::Missing).await.unwrap();
    let (vectors, dim) = (&services.indexes.present().vectors, services.indexes.present().model.dim());
    let mut random = Random(ids.len() as u64);
    for ids in ids.chunks(BATCH) {
        let mut connection = services.catalog.connection().await.unwrap();
        for &id in ids {
            let sentences = (0..SENTENCES).map(|_| vector(dim, &mut random)).collect();
            vectors.set_captions(id, library, sentences).await.unwrap();
        }
        connection
            .transaction::<_, catalog::CatalogError, _>(async |connection| {
                for &id in ids {
                    let mut word = || WORDS[random.next() as usize % WORDS.len()];
                    let text =
                        format!("A {} by a {}. There is a {}. It looks like a {}.", word(), word(), word(), word());
                    let new = NewCaption { kind: CaptionKind::Short, text: &text, model: MODEL, version: 1 };
                    assert!(catalog::set_caption(connection, library, id, &new).await?);
                }
                Ok(())
            })
            .await
            .unwrap();
    }
}

fn row(library: Uuid, number: usize) -> NewMedia {
    let mut blake3 = [0; 32];
    blake3[..8].copy_from_slice(&(number as u64).to_le_bytes());
    NewMedia {
        id: Uuid::now_v7(),
        library_id: library,
        blake3,
        name: format!("IMG_{number:06}_{}.jpg", WORDS[number / 7 % WORDS.len()]),
        media_type: TYPES[number % TYPES.len()].to_owned(),
        bytes: 1,
        width: 512,
        height: 512,
        taken_at: None,
        place: String::new(),
        uploaded_at: Utc::now(),
        colours: Vec::new(),
    }
}

/// A vector of length 1 near one of the clusters' directions.
fn vector(dim: usize, random: &mut Random) -> Vec<f32> {
    let mut centre = Random(random.next() % CLUSTERS + 1);
    let mut vector: Vec<f32> = (0..dim).map(|_| centre.uniform() + 0.6 * random.uniform()).collect();
    let length = vector.iter().map(|value| value * value).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|value| *value /= length);
    vector
}

/// SplitMix64: the same numbers at every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From -1 to 1.
    fn uniform(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u64 << 23) as f32 - 1.0
    }
}
