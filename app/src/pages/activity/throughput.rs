//! How fast pictures are indexed.

use leptos::prelude::*;

use crate::kit::Erase;
use crate::state::describe_throughput;
use crate::types::Activity;

/// Widths of a bar and of the gap behind it, and the height of the highest bar, in units of the design.
const BAR: usize = 4;
const GAP: usize = 1;
const HEIGHT: u64 = 32;

/// A bar for each of the last minutes, and the same in a sentence.
#[component]
pub fn Throughput(
    /// The indexer's state.
    activity: Signal<Activity>,
) -> impl IntoView {
    let bars = move || activity.with(|now| draw_bars(&now.throughput));
    let sentence = move || activity.with(|now| describe_throughput(&now.throughput, now.queued + now.indexing));
    view! {
        <figure class="mt-6 flex flex-col gap-3">
            <svg class="bars" viewBox="0 0 150 33" aria-hidden="true">
                <path d=bars></path>
                <path class="bars-ground" d="M0 32h150v1h-150z"></path>
            </svg>
            <figcaption class="hint">{sentence}</figcaption>
        </figure>
    }
    .erase()
}

/// The outline of the bars; the highest one is as high as the chart.
fn draw_bars(minutes: &[u32]) -> String {
    let most = minutes.iter().copied().max().unwrap_or_default().max(1);
    let bar = |(place, &pictures): (usize, &u32)| {
        // One picture among thousands is still to be seen.
        let height = (u64::from(pictures) * HEIGHT).div_ceil(most.into());
        format!("M{} {HEIGHT}v-{height}h{BAR}v{height}z", place * (BAR + GAP))
    };
    minutes.iter().enumerate().filter(|(_, pictures)| **pictures > 0).map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::draw_bars;

    #[test]
    fn the_highest_bar_fills_the_chart_and_the_lowest_is_seen() {
        assert_eq!(draw_bars(&[0; 30]), "");
        assert_eq!(draw_bars(&[1000, 0, 1]), "M0 32v-32h4v32zM10 32v-1h4v1z");
        assert_eq!(draw_bars(&[u32::MAX]), "M0 32v-32h4v32z");
    }
}
