//! The parts that pages are built of; they know no word of the domain.

mod alert;
mod drawing;
mod empty_state;
mod erase;
mod icon;
mod meter;
mod notice;
mod panel;
mod when;

pub use alert::Alert;
pub use drawing::{Drawing, Sprite};
pub use empty_state::EmptyState;
pub use erase::Erase;
pub use icon::{Glyph, Icon};
pub use meter::Meter;
pub use notice::{Notice, NoticeTone};
pub use panel::Panel;
pub use when::When;
