//! Models on NVIDIA's GPUs.

use std::ffi::c_int;
use std::path::PathBuf;
use std::sync::Once;

use ::siglip::{Operations, Precision};
use burn::tensor::bf16;
use burn_cuda::{Cuda, CudaDevice};
use cubecl::config::cache::CacheConfig;
use cubecl::config::{CubeClRuntimeConfig, RuntimeConfig};
use cudarc::driver::result::{self, DriverError};

use super::Work;

/// Why a GPU cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// No driver.
    #[error("NVIDIA's driver was not found (libcuda); install it, or set DEVICE to cpu")]
    NoDriver,
    /// No compiler.
    #[error(
        "CUDA's compiler was not found (libnvrtc); install the CUDA toolkit's run-time libraries, or set DEVICE to cpu"
    )]
    NoCompiler,
    /// No headers for the compiler.
    #[error("CUDA's headers were not found (cuda_runtime.h); install the CUDA toolkit, or set CUDA_PATH to its folder")]
    NoHeaders,
    /// A driver that does not work.
    #[error("NVIDIA's driver does not work: {0:?}")]
    Driver(DriverError),
    /// A number that no GPU has.
    #[error("there is no GPU with the number {index}; the driver counts {count}, from 0 on")]
    NoSuchGpu {
        /// What was asked for.
        index: usize,
        /// How many there are.
        count: c_int,
    },
}

/// Makes sure that a GPU is there before anything else asks for it: what is missing is found out on a thread of Burn's own
/// otherwise, which panics.
pub(super) fn probe(index: usize) -> Result<usize, Unusable> {
    // SAFETY: both only try to open a library by its name, which runs nothing but what the library does when it is loaded.
    let (has_driver, has_compiler) =
        unsafe { (cudarc::driver::sys::is_culib_present(), cudarc::nvrtc::sys::is_culib_present()) };
    if !has_driver {
        return Err(Unusable::NoDriver);
    }
    result::init().map_err(Unusable::Driver)?;
    let count = result::device::get_count().map_err(Unusable::Driver)?;
    if usize::try_from(count).unwrap_or_default() <= index {
        return Err(Unusable::NoSuchGpu { index, count });
    }
    if !has_compiler {
        return Err(Unusable::NoCompiler);
    }
    if has_headers() { Ok(index) } else { Err(Unusable::NoHeaders) }
}

/// Whether the toolkit's headers are where CubeCL takes them from.
fn has_headers() -> bool {
    let usual = || ["/usr/local/cuda", "/opt/cuda"].map(PathBuf::from).into_iter().find(|path| path.exists());
    let toolkit = std::env::var_os("CUDA_PATH").map(PathBuf::from).or_else(usual);
    toolkit.unwrap_or_else(|| PathBuf::from("/usr")).join("include/cuda_runtime.h").exists()
}

/// Has Burn keep the kernels that it compiled and what it found out about their speed, for all programs of this user; by
/// default that goes into the folder that the program happens to be started in.
fn keep_results() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let mut config = CubeClRuntimeConfig::default().override_from_env();
        config.autotune.cache = CacheConfig::Global;
        config.compilation.cache = Some(CacheConfig::Global);
        CubeClRuntimeConfig::set(config);
    });
}

/// As [`run`](super::run) does, on a GPU.
pub(super) fn run<W: Work>((index, precision): (usize, Precision), work: W) -> W::Output {
    keep_results();
    let device = CudaDevice::new(index);
    match precision {
        Precision::F32 => work.run(Operations::<Cuda>::new(device)),
        Precision::Bf16 | Precision::Int8 => work.run(Operations::<Cuda<bf16>>::new(device)),
    }
}
