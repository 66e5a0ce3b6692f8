//! The report, drawn on the server.

use leptos::prelude::*;

use super::chart::{Histogram, ReliabilityDiagram};
use crate::state::{count_of, describe_confidence};
use crate::types::{Hit, LabReport};

/// Charts, each with the table of its numbers, and the best pictures.
pub fn lab_report(report: LabReport) -> impl IntoView {
    let LabReport { answer, histogram, sample, cutoff, settings, reliability, judged } = report;
    let found = format!("{} found. {settings}", count_of(answer.found, "picture", "pictures"));
    let cut = cutoff.clone().map(|cutoff| view! { <p class="hint">{cutoff.sentence}</p> });
    let chart = (!histogram.is_empty()).then(|| {
        let rows = histogram.iter().map(|bin| {
            view! {
                <tr>
                    <th scope="row">{format!("{:.3} to {:.3}", bin.from, bin.to)}</th>
                    <td>{bin.count}</td>
                    <td>{format!("{:.1}", bin.by_chance)}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let title = format!("Similarities of {}", count_of(sample as u64, "picture drawn by lot", "pictures drawn by lot"));
        view! {
            <section class="panel" aria-labelledby="similarities">
                <h2 id="similarities" class="heading-2 mb-4">{title}</h2>
                {cut}
                <Histogram bins=histogram cutoff/>
                <details>
                    <summary class="summary">"As a table"</summary>
                    <table class="numbers">
                        <thead><tr><th scope="col">"Similarity"</th><th scope="col">"Pictures"</th><th scope="col">"By chance"</th></tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </details>
            </section>
        }
    });
    let best = answer.results.into_iter().map(best).collect_view();
    view! {
        <p role="status">{found}</p>
        {chart}
        <section class="panel" aria-labelledby="best">
            <h2 id="best" class="heading-2 mb-4">"The best"</h2>
            <ol class="tile-grid" role="list">{best}</ol>
        </section>
        <section class="panel" aria-labelledby="reliability">
            <h2 id="reliability" class="heading-2 mb-4">"How far to trust the confidence"</h2>
            {reliable(reliability, judged)}
        </section>
    }
}

fn reliable(bins: Vec<crate::types::Reliable>, judged: usize) -> AnyView {
    if bins.is_empty() {
        return view! {
            <p class="hint">
                "Your tags tell what is right: as soon as some pictures have tags, this shows how often a confidence holds."
            </p>
        }
        .into_any();
    }
    let rows = bins.iter().map(|bin| {
        view! {
            <tr>
                <th scope="row">{format!("{:.1} %", 100.0 * bin.confidence)}</th>
                <td>{format!("{:.1} %", 100.0 * bin.right)}</td>
                <td>{bin.count}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let pairs = count_of(judged as u64, "pair", "pairs");
    view! {
        <p class="hint">
            {format!("{pairs} of a tag and a tagged picture. On the line, a confidence of 80 % is right in 80 of 100 cases.")}
        </p>
        <ReliabilityDiagram bins/>
        <details>
            <summary class="summary">"As a table"</summary>
            <table class="numbers">
                <thead><tr><th scope="col">"Confidence"</th><th scope="col">"Right"</th><th scope="col">"Pairs"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn best(hit: Hit) -> impl IntoView {
    let score = hit.score.map(|score| format!("score {score:.3}"));
    let href = format!("/media/{}", hit.tile.image_id);
    let class = if hit.above_cutoff { "tile-facts" } else { "tile-facts less-sure" };
    view! {
        <li class="tile">
            <a class="tile-frame" href=href>
                <img class="tile-image" src=hit.tile.thumb_url alt=hit.tile.name width=hit.tile.width height=hit.tile.height loading="lazy"/>
            </a>
            <p class=class>{score} {(!hit.above_cutoff).then_some(", below the cut")}</p>
            <p class="tile-facts">{hit.confidence.map(describe_confidence)}</p>
        </li>
    }
}
