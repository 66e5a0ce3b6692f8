//! The model alone on a device.

use anyhow::{Context, anyhow};
use burn::tensor::backend::Backend;
use burn::tensor::{Int, Tensor, TensorData};
use server::models::device::Work;
use siglip::engine::{Engine, floats};
use siglip::{Checkpoint, Siglip, synthetic};

use crate::measure::{median, settled};
use crate::report::{Kind, Rate, Report};
use crate::{Setting, guarded};

/// Embeds the made-up pictures and texts, `[6, width]` and `[8, width]` one behind the other.
pub struct Compare<'a>(pub &'a Checkpoint);

impl Work for Compare<'_> {
    type Output = anyhow::Result<[Vec<f32>; 2]>;

    fn run<B: Backend>(self, engine: impl Engine<B> + Send + 'static) -> Self::Output {
        let model = Siglip::load(self.0, &engine)?;
        let images = model.encode_images(pixels(&model, 6, engine.device()));
        Ok([read(images)?, read(model.encode_texts(ids(&model, 8, engine.device())))?])
    }
}

/// Measures how many pictures and texts are encoded. They lie on the device already; embeddings are read back, which
/// waits until they are there.
pub struct Encode<'a> {
    pub checkpoint: &'a Checkpoint,
    pub setting: &'a Setting,
    pub report: &'a mut Report,
}

impl Work for Encode<'_> {
    type Output = anyhow::Result<()>;

    fn run<B: Backend>(mut self, engine: impl Engine<B> + Send + 'static) -> Self::Output {
        let model = Siglip::load(self.checkpoint, &engine)?;
        for &batch in self.setting.batches {
            let pixels = pixels(&model, batch, engine.device());
            self.measure(Kind::Picture, batch, || model.encode_images(pixels.clone()));
            let ids = ids(&model, batch, engine.device());
            self.measure(Kind::Text, batch, || model.encode_texts(ids.clone()));
        }
        Ok(())
    }
}

impl Encode<'_> {
    /// What a device cannot do, such as a batch that is too large for its memory, is noted, and the rest measured.
    fn measure<B: Backend>(&mut self, kind: Kind, batch: usize, mut encode: impl FnMut() -> Tensor<B, 2>) {
        let rate = guarded(|| settled(|| Ok(batch as f64 / median(self.setting.length, || read(encode()).map(drop))?)));
        let rate = rate.with_context(|| format!("{kind}, batches of {batch}"));
        self.report.note("encoding", rate, |report, per_second| {
            println!("    {kind}, batches of {batch}: {per_second:.1} a second");
            report.rates.push(Rate { kind, batch, per_second });
        });
    }
}

fn pixels<B: Backend>(model: &Siglip<B>, batch: usize, device: &B::Device) -> Tensor<B, 4> {
    let side = model.config().vision.image_size;
    let shape = [batch, 3, side, side];
    floats(repeated(&synthetic::pixels(side), shape.iter().product()), shape, device)
}

fn ids<B: Backend>(model: &Siglip<B>, batch: usize, device: &B::Device) -> Tensor<B, 2, Int> {
    let shape = [batch, model.config().text.max_position_embeddings];
    let ids = repeated(&synthetic::ids(model.config().text.vocab_size), shape.iter().product());
    Tensor::from_data(TensorData::new(ids, shape), device)
}

fn repeated<T: Copy>(values: &[T], count: usize) -> Vec<T> {
    values.iter().copied().cycle().take(count).collect()
}

fn read<B: Backend>(embeddings: Tensor<B, 2>) -> anyhow::Result<Vec<f32>> {
    let data = embeddings.try_into_data().map_err(|error| anyhow!("{error:?}"))?;
    data.convert::<f32>().into_vec().map_err(|error| anyhow!("{error:?}"))
}
