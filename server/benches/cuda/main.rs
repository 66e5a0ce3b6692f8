//! How right and how fast a GPU is, on a machine with nothing but CUDA: `make bench-cuda` packs it with what it needs.
//!
//!     bench_cuda [cuda|cuda:N|cpu] [--quick] [--torch-minutes N]
//!
//! Makes a checkpoint of true shapes, compares the device with the processor, measures it alone, from JPEGs on, and beside
//! torch.compile where there is a Python with it. Prints a table and JSON; judges the numbers, not the clock.

mod encode;
mod measure;
mod pipeline;
mod report;
mod torch;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::{Command, ExitCode};
use std::time::Duration;

use anyhow::{Context, anyhow};
use clap::Parser;
use server::backend;
use server::config::{Config, Sources};
use server::models::device::{self, Chosen};
use siglip::{Checkpoint, Precision, Processor, synthetic};

use encode::{Compare, Encode};
use report::{Parity, Report};

#[derive(Parser)]
struct Arguments {
    /// What to measure: cuda, cuda:N or cpu.
    #[arg(default_value = "cuda")]
    device: String,
    /// Goes through all steps with a tiny model; its figures mean nothing.
    #[arg(long)]
    quick: bool,
    /// How long PyTorch may compile and run; 0 leaves it out.
    #[arg(long, default_value_t = 20)]
    torch_minutes: u64,
}

/// What is measured.
struct Setting {
    name: &'static str,
    config: &'static str,
    /// The largest first: it matters most, should time run out.
    batches: &'static [usize],
    /// How long each measurement takes at least.
    length: Duration,
    /// Width and height of a JPEG.
    picture: (u32, u32),
}

const FULL: Setting = Setting {
    name: "siglip-base-patch16-224",
    config: r#"{"model_type": "siglip"}"#,
    batches: &[256, 1, 64, 16],
    length: Duration::from_secs(3),
    picture: (640, 480),
};

const QUICK: Setting = Setting {
    name: "siglip-quick",
    config: r#"{
        "model_type": "siglip",
        "text_config": {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
            "num_attention_heads": 4, "vocab_size": 1000, "projection_size": 64},
        "vision_config": {"hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
            "num_attention_heads": 4, "image_size": 64, "patch_size": 16}
    }"#,
    batches: &[4, 1],
    length: Duration::from_millis(100),
    picture: (160, 120),
};

fn main() -> ExitCode {
    match measure(&Arguments::parse()) {
        Ok(report) => {
            println!("{}\n{}", report.markdown(), serde_json::json!(report));
            report.faults.iter().for_each(|fault| eprintln!("wrong: {fault}"));
            if report.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
        }
        Err(error) => {
            eprintln!("error: {}", backend::chain(error.as_ref()));
            ExitCode::FAILURE
        }
    }
}

fn measure(arguments: &Arguments) -> anyhow::Result<Report> {
    // The settings say in words what cannot be used.
    let config = Config::build(&Sources::for_testing().with_variable("DEVICE", &arguments.device))?;
    let on = |precision| device::choose(config.model.device, Some(precision), false);
    let (exact, fast) = (on(Precision::F32)?, on(Precision::Bf16)?);
    let setting = if arguments.quick { QUICK } else { FULL };
    let mut report = Report::new(setting.name, machine(fast));
    println!("{} on {}", setting.name, report.machine);

    let folder = std::env::temp_dir().join("media-search-bench").join(setting.name);
    println!("making {}", folder.display());
    synthetic::make(&folder, setting.config).with_context(|| format!("{} cannot be made", folder.display()))?;
    let checkpoint = Checkpoint::open(&folder)?;

    println!("comparing with the processor");
    let expected = run(Chosen::Cpu(Precision::F32), Compare(&checkpoint))?;
    for device in [exact, fast] {
        let found = guarded(|| run(device, Compare(&checkpoint)));
        report.note("comparison", found, |report, found| {
            let (precision, width) = (device.precision(), checkpoint.config().embedding_size());
            report.compared(precision, Parity::of(precision, &expected, &found, width));
        });
    }
    println!("encoding, in bf16");
    let loaded = guarded(|| run(fast, Encode { checkpoint: &checkpoint, setting: &setting, report: &mut report }));
    report.note("encoding", loaded, |_, ()| {});
    println!("from JPEGs on");
    let measured = guarded(|| pipeline::measure(fast, &checkpoint, &setting));
    report.note("pipeline", measured, |report, pipeline| report.pipeline = Some(pipeline));
    if arguments.torch_minutes > 0 {
        println!("torch.compile, in bf16");
        let measured = torch::measure(&folder, &fast.to_string(), &setting, arguments);
        report.note("torch.compile", measured, |report, torch| report.torch = torch);
    }
    Ok(report)
}

/// Does something as the server does: on the processor, with all its threads.
fn run<W: device::Work<Output: Send> + Send>(device: Chosen, work: W) -> W::Output {
    let together = matches!(device, Chosen::Cpu(_));
    if together { Processor::together(|| device::run(device, work)) } else { device::run(device, work) }
}

/// A failure of Burn, which panics, is one like any other: the other steps are worth their while.
fn guarded<T>(step: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<T> {
    catch_unwind(AssertUnwindSafe(step)).unwrap_or_else(|_| Err(anyhow!("it panicked, as said above")))
}

/// The GPU's name and its driver, where NVIDIA's tool tells.
fn machine(device: Chosen) -> String {
    let name = device.to_string();
    let asked = name.strip_prefix("cuda:").and_then(|index| {
        let query = ["--query-gpu=name,driver_version", "--format=csv,noheader", "-i", index];
        Command::new("nvidia-smi").args(query).output().ok().filter(|output| output.status.success())
    });
    let told = asked.map(|output| String::from_utf8_lossy(&output.stdout).trim().replace(", ", ", driver "));
    told.unwrap_or(name)
}
