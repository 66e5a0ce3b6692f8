//! Charts as SVG. Every number of them is in a table beside them, so they need no other way in.

use leptos::prelude::*;

use crate::strings;
use crate::types::{Bin, Cutoff, Reliable};

/// The size of the drawing, in its own units, and the room for what is written beside it.
const WIDTH: f32 = 640.0;
const HEIGHT: f32 = 240.0;
const LEFT: f32 = 44.0;
const BOTTOM: f32 = 28.0;
const TOP: f32 = 12.0;

/// How many pictures have which similarity, how many there would be by chance, and where what was found begins.
#[component]
pub fn Histogram(
    /// Equal steps, one behind the other.
    bins: Vec<Bin>,
    /// The cut.
    cutoff: Option<Cutoff>,
) -> impl IntoView {
    let (Some(first), Some(last)) = (bins.first().copied(), bins.last().copied()) else { return ().into_any() };
    let most = bins.iter().map(|bin| (bin.count as f32).max(bin.by_chance)).fold(1.0, f32::max);
    // A few good pictures beside thousands of others would be invisible: heights are square roots.
    let y = move |count: f32| TOP + (HEIGHT - BOTTOM - TOP) * (1.0 - (count / most).sqrt());
    let x = move |value: f32| LEFT + (WIDTH - LEFT) * (value - first.from) / (last.to - first.from).max(f32::EPSILON);
    let bars = bins.iter().map(|bin| {
        let (left, top) = (x(bin.from), y(bin.count as f32));
        let title = strings::lab_bar(&format!("{:.3}", bin.from), &format!("{:.3}", bin.to), &bin.count.to_string());
        view! {
            <rect class="bar" x=left y=top width=(x(bin.to) - left - 1.0).max(1.0) height=HEIGHT - BOTTOM - top>
                <title>{title}</title>
            </rect>
        }
    });
    let bars = bars.collect_view();
    let curve: Vec<String> =
        bins.iter().map(|bin| format!("{:.1},{:.1}", x(f32::midpoint(bin.from, bin.to)), y(bin.by_chance))).collect();
    let cut = cutoff.filter(|cutoff| (first.from..=last.to).contains(&cutoff.score)).map(|cutoff| {
        let at = x(cutoff.score);
        view! {
            <line class="cut" x1=at x2=at y1=TOP y2=HEIGHT - BOTTOM></line>
            <text class="mark" x=at + 4.0 y=TOP + 12.0>{strings::lab_cut(&format!("{:.3}", cutoff.score))}</text>
        }
    });
    let marks = [0.0, 0.25, 0.5, 0.75, 1.0].map(|share| {
        let value = first.from + share * (last.to - first.from);
        let anchor = if share == 0.0 {
            "start"
        } else if share == 1.0 {
            "end"
        } else {
            "middle"
        };
        view! { <text class="mark" x=x(value) y=HEIGHT - 8.0 text-anchor=anchor>{format!("{value:.2}")}</text> }
    });
    let scale = [most, most / 4.0].map(|count| {
        view! { <text class="mark" x=LEFT - 6.0 y=y(count) + 5.0 text-anchor="end">{format!("{count:.0}")}</text> }
    });
    view! {
        <svg class="chart" viewBox=format!("0 0 {WIDTH} {HEIGHT}") role="img"
            aria-label=strings::lab_histogram()>
            {bars}
            <polyline class="curve" points=curve.join(" ")></polyline>
            {cut} {marks} {scale}
        </svg>
    }
    .into_any()
}

/// The share that was right, by confidence.
#[component]
pub fn ReliabilityDiagram(
    /// Points of the curve, by confidence.
    bins: Vec<Reliable>,
) -> impl IntoView {
    let x = |share: f32| LEFT + (HEIGHT - BOTTOM - TOP) * share;
    let y = |share: f32| TOP + (HEIGHT - BOTTOM - TOP) * (1.0 - share);
    let points = bins.iter().map(|bin| {
        let (confidence, right) = (format!("{:.2}", bin.confidence), format!("{:.2}", bin.right));
        let title = strings::lab_point(&confidence, &right, bin.count as u64);
        view! { <rect class="point" x=x(bin.confidence) - 4.0 y=y(bin.right) - 4.0 width="8" height="8"><title>{title}</title></rect> }
    });
    let points = points.collect_view();
    let curve: Vec<String> = bins.iter().map(|bin| format!("{:.1},{:.1}", x(bin.confidence), y(bin.right))).collect();
    let marks = [0.0, 0.5, 1.0].map(|share| {
        let percent = format!("{:.0}", 100.0 * share);
        view! {
            <text class="mark" x=x(share) y=HEIGHT - 8.0 text-anchor="middle">{strings::percent(&percent)}</text>
            <text class="mark" x=LEFT - 6.0 y=y(share) + 5.0 text-anchor="end">{percent}</text>
        }
    });
    let width = x(1.0) + 24.0;
    view! {
        <svg class="chart chart-square" viewBox=format!("0 0 {width} {HEIGHT}") role="img"
            aria-label=strings::lab_diagram()>
            <line class="ideal" x1=x(0.0) y1=y(0.0) x2=x(1.0) y2=y(1.0)></line>
            <polyline class="curve" points=curve.join(" ")></polyline>
            {points} {marks}
        </svg>
    }
}
