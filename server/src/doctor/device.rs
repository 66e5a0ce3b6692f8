//! What models can run on.

use super::check::Check;
use crate::config::Device;

/// Whether the program was built for a GPU; a DEVICE that it cannot use was refused with the settings.
pub fn check() -> Check {
    let found = if Device::HAS_GPU {
        "GPU support is built in"
    } else {
        "GPU support is not built in (feature `cuda`): models run on the CPU"
    };
    Check::passed("device", found)
}
