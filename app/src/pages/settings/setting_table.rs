//! Every setting of the server.

use leptos::prelude::*;

use crate::kit::{Erase, Notice, NoticeTone};
use crate::strings;
use crate::types::Setting;

/// The settings with their values and where these came from, as the program's doctor shows them.
///
/// Where there is little room the rows are drawn as blocks. The roles say that it is a table all the same: some browsers
/// forget it.
#[component]
pub fn SettingTable(
    /// The settings.
    settings: Vec<Setting>,
    /// What is allowed, but should be known.
    remarks: Vec<String>,
    /// Where the settings file is.
    file: String,
) -> impl IntoView {
    let rows = settings.into_iter().map(|setting| {
        let Setting { name, value, origin, used, meaning } = setting;
        let class = if origin == "default" { "setting-value" } else { "setting-value setting-chosen" };
        view! {
            <tr role="row">
                <th class="setting-name" scope="row" role="rowheader">{name}</th>
                <td class=class role="cell">{value}</td>
                <td class="setting-origin" role="cell">{origin}</td>
                <td class="hint" role="cell">{meaning} " " {(!used).then_some(strings::settings_not_used())}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let remarks = remarks.into_iter().map(|remark| view! { <Notice tone=NoticeTone::Info>{remark}</Notice> });
    view! {
        {remarks.collect_view()}
        <table class="setting-table" role="table">
            <caption>
                {strings::settings_table_before()}
                " "
                <span class="setting-file">{file}</span>
                {strings::settings_table_after()}
            </caption>
            <thead class="max-lg:sr-only" role="rowgroup">
                <tr role="row">
                    <th scope="col" role="columnheader">{strings::settings_column_name()}</th>
                    <th scope="col" role="columnheader">{strings::settings_column_value()}</th>
                    <th scope="col" role="columnheader">{strings::settings_column_origin()}</th>
                    <th scope="col" role="columnheader">{strings::settings_column_meaning()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .erase()
}
