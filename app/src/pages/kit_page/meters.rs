//! How much of something is done, and what is on its way.

use leptos::prelude::*;

use super::specimens::Specimens;
use crate::kit::{Erase, Meter};
use crate::tiles::SkeletonGrid;

/// How full the meters are.
const PERCENT: [u64; 4] = [0, 30, 70, 100];

/// Meters, the strip below the banner, and tiles whose pictures are on their way.
#[component]
pub fn Meters() -> impl IntoView {
    let meters = PERCENT.map(|percent| view! { <Meter label="Example of a meter" percent=percent/> });
    view! {
        <Specimens title="Meters and skeletons" id="meters">
            <div class="flex flex-col gap-5">{meters}</div>
            <a class="status-strip" href="/kit">
                <span>"Indexing 42 of 60"</span>
                <Meter label="Example of the strip" percent=70_u64/>
            </a>
            <div class="still"><SkeletonGrid count=6/></div>
        </Specimens>
    }
    .erase()
}
