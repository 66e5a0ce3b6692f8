//! Looking into how scores come about.

use leptos::prelude::*;
use leptos::server_fn::codec::GetUrl;

use crate::AppError;
use crate::types::LabRequest;

/// The report on a query as HTML, which browsers show as it is: they need no code to draw it.
#[server(prefix = "/fn", endpoint = "score_lab", input = GetUrl)]
pub async fn score_lab(request: LabRequest) -> Result<String, AppError> {
    let (backend, viewer) = (crate::backend()?, crate::viewer()?);
    let report = backend.score_lab(&viewer, &request).await.inspect_err(crate::status::set_call_status)?;
    Ok(crate::pages::lab_report(report).to_html())
}
