//! The report, drawn on the server.

use leptos::prelude::*;

use super::chart::{Histogram, ReliabilityDiagram};
use crate::state::describe_confidence;
use crate::strings;
use crate::types::{Hit, LabReport};

/// Charts, each with the table of its numbers, and the best pictures.
pub fn lab_report(report: LabReport) -> impl IntoView {
    let LabReport { answer, histogram, sample, cutoff, settings, reliability, judged } = report;
    let found = format!("{} {settings}", strings::lab_found(answer.found));
    let cut = cutoff.clone().map(|cutoff| view! { <p class="hint">{cutoff.sentence}</p> });
    let chart = (!histogram.is_empty()).then(|| {
        let rows = histogram.iter().map(|bin| {
            let range = strings::lab_range(&format!("{:.3}", bin.from), &format!("{:.3}", bin.to));
            view! {
                <tr>
                    <th scope="row">{range}</th>
                    <td>{bin.count}</td>
                    <td>{format!("{:.1}", bin.by_chance)}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        let title = strings::lab_similarities(sample as u64);
        view! {
            <section class="panel" aria-labelledby="similarities">
                <h2 id="similarities" class="heading-2 mb-4">{title}</h2>
                {cut}
                <Histogram bins=histogram cutoff/>
                <details>
                    <summary class="summary">{strings::lab_table()}</summary>
                    <table class="numbers">
                        <thead>
                            <tr>
                                <th scope="col">{strings::lab_similarity()}</th>
                                <th scope="col">{strings::lab_pictures()}</th>
                                <th scope="col">{strings::lab_by_chance()}</th>
                            </tr>
                        </thead>
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
            <h2 id="best" class="heading-2 mb-4">{strings::lab_best()}</h2>
            <ol class="tile-grid" role="list">{best}</ol>
        </section>
        <section class="panel" aria-labelledby="reliability">
            <h2 id="reliability" class="heading-2 mb-4">{strings::lab_reliability()}</h2>
            {reliable(reliability, judged)}
        </section>
    }
}

fn reliable(bins: Vec<crate::types::Reliable>, judged: usize) -> AnyView {
    if bins.is_empty() {
        return view! { <p class="hint">{strings::lab_no_tags()}</p> }.into_any();
    }
    let rows = bins.iter().map(|bin| {
        view! {
            <tr>
                <th scope="row">{strings::percent(&format!("{:.1}", 100.0 * bin.confidence))}</th>
                <td>{strings::percent(&format!("{:.1}", 100.0 * bin.right))}</td>
                <td>{bin.count}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <p class="hint">{strings::lab_judged(judged as u64)} " " {strings::lab_on_the_line()}</p>
        <ReliabilityDiagram bins/>
        <details>
            <summary class="summary">{strings::lab_table()}</summary>
            <table class="numbers">
                <thead>
                    <tr>
                        <th scope="col">{strings::lab_confidence()}</th>
                        <th scope="col">{strings::lab_right()}</th>
                        <th scope="col">{strings::lab_pairs()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </details>
    }
    .into_any()
}

fn best(hit: Hit) -> impl IntoView {
    let say = if hit.above_cutoff { strings::lab_score } else { strings::lab_score_below };
    let score = hit.score.map(|score| say(&format!("{score:.3}")));
    let href = format!("/media/{}", hit.tile.image_id);
    let class = if hit.above_cutoff { "tile-facts" } else { "tile-facts less-sure" };
    view! {
        <li class="tile">
            <a class="tile-frame" href=href>
                <img class="tile-image" src=hit.tile.thumb_url alt=hit.tile.name width=hit.tile.width height=hit.tile.height loading="lazy"/>
            </a>
            <p class=class>{score}</p>
            <p class="tile-facts">{hit.confidence.map(describe_confidence)}</p>
        </li>
    }
}
