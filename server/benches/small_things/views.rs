//! What the model makes of pictures and words, and how long that takes.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use inference::Lane;
use media::{Limits, View};
use server::models::Model;

use super::scenes::Query;

/// The embeddings of a picture and of its local views of both kinds.
pub struct Views {
    pub global: Vec<f32>,
    pub crops: Vec<Vec<f32>>,
    pub pooled: Vec<Vec<f32>>,
}

/// Encodes as the worker does, and adds up the time.
pub struct Encoder<'m> {
    model: &'m Model,
    limits: Limits,
    pictures: u32,
    whole: Duration,
    with_pooled: Duration,
    with_crops: Duration,
}

impl<'m> Encoder<'m> {
    pub fn new(model: &'m Model, limits: Limits) -> Self {
        let none = Duration::ZERO;
        Self { model, limits, pictures: 0, whole: none, with_pooled: none, with_crops: none }
    }

    pub async fn pictures(&mut self, files: impl Iterator<Item = PathBuf>) -> Vec<Views> {
        let mut all = Vec::new();
        for file in files {
            all.push(self.picture(&std::fs::read(file).unwrap()).await);
        }
        all
    }

    async fn picture(&mut self, bytes: &[u8]) -> Views {
        let (model, picture) = (self.model, media::decode(bytes, &self.limits).unwrap());
        let rgb = picture.rgb();

        let begin = Instant::now();
        let global = model.embed_pixels(model.pixels(&rgb), Lane::Index).await.unwrap();
        let whole = begin.elapsed();
        let crops = View::LOCAL.iter().map(|view| model.pixels(&view.crop(&rgb))).collect();
        let crops = model.embed_pixels_all(crops, Lane::Index).await.unwrap();
        self.with_crops += begin.elapsed();
        self.whole += whole;

        let begin = Instant::now();
        let (same, pooled) = model.embed_views(model.pixels(&rgb), Lane::Index).await.unwrap();
        self.with_pooled += begin.elapsed();
        self.pictures += 1;
        assert_eq!(same, global);
        Views { global, crops, pooled }
    }

    pub async fn texts(&self, queries: &[Query]) -> Vec<Vec<f32>> {
        let texts = queries.iter().map(|query| query.text.as_str());
        self.model.embed_texts(texts, Lane::Index).await.unwrap()
    }

    pub fn print_costs(&self) {
        let each = |time: Duration| time.as_secs_f64() * 1e3 / f64::from(self.pictures.max(1));
        let [off, pooled, crops] = [self.whole, self.with_pooled, self.with_crops].map(each);
        println!("Milliseconds to prepare and encode a picture: off {off:.1}, pooled {pooled:.1}, crops {crops:.1}");
    }
}
