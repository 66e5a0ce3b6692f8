//! From the bytes of pictures to their embeddings, as the server's worker goes: decoded and prepared on all cores of the
//! processor, ahead of the queue in front of the device.

use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use anyhow::{Context, anyhow};
use futures::StreamExt;
use image::codecs::jpeg::JpegEncoder;
use image::{Rgb, RgbImage};
use inference::{Inference, Input, Lane, Options, State};
use media::Limits;
use server::models::Shape;
use server::models::device::{self, Chosen};
use siglip::{Checkpoint, ImageProcessor};
use tokio::sync::{Semaphore, oneshot};

use crate::Setting;
use crate::measure::settled;
use crate::report::Pipeline;

/// How many different pictures there are.
const FILES: usize = 16;
/// How many batches are under way: one on the device, one that waits for it, one that is being prepared.
const BATCHES: usize = 3;

/// Pictures a second in the largest batches.
pub fn measure(device: Chosen, checkpoint: &Checkpoint, setting: &Setting) -> anyhow::Result<Pipeline> {
    let batch = setting.batches.iter().copied().max().unwrap_or(1);
    let threads = available_parallelism().map_or(1, usize::from);
    let files: Vec<Vec<u8>> = (0..FILES).map(|number| jpeg(number, setting.picture)).collect();
    let bytes = files.iter().map(Vec::len).sum::<usize>() / FILES;
    let runtime = tokio::runtime::Builder::new_multi_thread().build()?;
    let images = ImageProcessor::new(checkpoint)?;

    let shape = Shape { size: images.size(), words: checkpoint.config().text.max_position_embeddings };
    let options =
        Options { capacity: BATCHES * batch, max_images: batch, most_wait: Duration::MAX, ..Options::default() };
    let inference = device::start(device, checkpoint.clone(), shape, oneshot::channel().0, options);
    let mut state = inference.state();
    match &*runtime.block_on(state.wait_for(|state| !matches!(state, State::Starting)))? {
        State::Failed(reason) => return Err(anyhow!("the model cannot be started: {reason}")),
        _ => println!("    the model is ready"),
    }

    let worker = Arc::new(Worker { files, images, inference, preparing: Semaphore::new(threads) });
    let rate = |embeds: bool| {
        let works = (0..).map(|number| Arc::clone(&worker).work(number, embeds));
        let mut done = futures::stream::iter(works).buffer_unordered(BATCHES * batch).boxed();
        settled(|| {
            runtime.block_on(async {
                let (begin, mut count) = (Instant::now(), 0.0);
                // Whole batches, for they come out together.
                while begin.elapsed() < setting.length {
                    for _ in 0..batch {
                        done.next().await.context("there is always another picture")??;
                        count += 1.0;
                    }
                }
                anyhow::Ok(count / begin.elapsed().as_secs_f64())
            })
        })
    };
    let prepared = rate(false)?;
    let per_second = rate(true)?;
    runtime.block_on(worker.inference.stop());
    println!("    {per_second:.1} a second; {threads} threads prepare {prepared:.1}");
    Ok(Pipeline { batch, per_second, prepared, threads, picture: setting.picture, bytes })
}

struct Worker {
    files: Vec<Vec<u8>>,
    images: ImageProcessor,
    inference: Inference,
    /// Each permit is one picture that a thread works on.
    preparing: Semaphore,
}

impl Worker {
    /// Decodes and prepares a picture, and embeds it.
    async fn work(self: Arc<Self>, number: usize, embeds: bool) -> anyhow::Result<()> {
        let permit = self.preparing.acquire().await?;
        let worker = Arc::clone(&self);
        let prepare = move || {
            let picture = media::decode(&worker.files[number % FILES], &Limits::default())?;
            anyhow::Ok(worker.images.pixels(&picture.into_rgb()))
        };
        let pixels = tokio::task::spawn_blocking(prepare).await??;
        drop(permit);
        if embeds {
            self.inference.embed(Input::Pixels(pixels), Lane::Index).await?;
        }
        Ok(())
    }
}

/// Waves with some grain, about as large a file as a photograph of this size.
fn jpeg(number: usize, (width, height): (u32, u32)) -> Vec<u8> {
    let (wave, mut state) = (number as f32 * 0.37 + 1.0, number as u32 * 2 + 1);
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let (x, y) = (x as f32 / width as f32, y as f32 / height as f32);
        // xorshift32
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        let grain = (state >> 28) as f32;
        let light = |phase: f32| (120.0 + 120.0 * (wave * (6.0 * x + 4.0 * y) + phase).sin() + grain) as u8;
        Rgb([light(0.0), light(2.0 * y), light(4.0 * x)])
    });
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 88);
    picture.write_with_encoder(encoder).expect("memory takes every byte");
    bytes
}
