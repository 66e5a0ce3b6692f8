//! Questions to the hub.
//!
//! hf-hub makes the connections and the addresses. Its own `metadata` and `download` are not used: they send the token to
//! the host that the hub redirects to, make paths of what that host answers, and go on in the background when the caller
//! has stopped.

use std::time::Duration;

use bytes::Bytes;
use futures::{StreamExt, stream::BoxStream};
use hf_hub::{
    Cache, Repo, RepoType,
    api::tokio::{Api, ApiBuilder, ApiError},
};
use secrecy::ExposeSecret;
use tokio::time::timeout;
use url::Url;

use crate::{error::HubError, interruption::Interruption, model_id::ModelId, options::HubOptions};

/// A connection to the hub. It has no `Debug`: hf-hub's would show the token.
pub(crate) struct Client {
    api: Api,
    endpoint: String,
    with_token: bool,
    patience: Duration,
}

/// An answer whose body has not come yet.
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// How many bytes the body has, if it says so.
    pub(crate) length: Option<u64>,
    /// The header `Content-Range`.
    pub(crate) range: Option<String>,
    /// Whether the hub itself answers, and not a host that it sent us to.
    pub(crate) is_from_hub: bool,
    body: BoxStream<'static, Result<Bytes, ApiError>>,
    patience: Duration,
}

impl Client {
    pub(crate) fn new(options: &HubOptions) -> Result<Self, HubError> {
        let endpoint = address(&options.endpoint).ok_or(HubError::InvalidEndpoint)?;
        // Unless it is told a token or none, hf-hub looks for one beside the cache.
        let token = options.token.as_ref().map(|token| token.expose_secret().to_owned());
        let api = ApiBuilder::from_cache(Cache::new(options.cache.clone()))
            .with_endpoint(endpoint.clone())
            .with_token(token)
            .with_progress(false)
            .with_user_agent("media-search", env!("CARGO_PKG_VERSION"))
            .build()
            .map_err(|error| match error {
                ApiError::InvalidHeaderValue(_) => HubError::InvalidToken,
                other => HubError::Client(other.into()),
            })?;
        Ok(Self { api, endpoint, with_token: options.token.is_some(), patience: options.retry.patience })
    }

    /// The address of the hub, without a slash at the end.
    pub(crate) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// Asks what the hub has of a model at a revision, with sizes and hashes.
    pub(crate) async fn listing(&self, model: &ModelId) -> Result<Answer, Interruption> {
        let path = repository(model, model.revision()).api_url();
        self.get(format!("{}/api/{path}?blobs=true", self.endpoint), 0).await
    }

    /// Asks for a file at a commit, from this byte on.
    pub(crate) async fn file(
        &self,
        model: &ModelId,
        commit: &str,
        name: &str,
        from: u64,
    ) -> Result<Answer, Interruption> {
        self.get(self.api.repo(repository(model, commit)).url(name), from).await
    }

    async fn get(&self, url: String, from: u64) -> Result<Answer, Interruption> {
        // Sizes and ranges are those of the file only where it comes as it is.
        let mut request = self.api.client().get(url).header("accept-encoding", "identity");
        if from > 0 {
            request = request.header("range", format!("bytes={from}-"));
        }
        let response = timeout(self.patience, request.send())
            .await
            .map_err(|_| Interruption::Stalled(self.patience))?
            // An address that the hub redirects to holds a signature that lets whoever knows it in.
            .map_err(|error| Interruption::Network(error.without_url().into()))?;
        Ok(Answer {
            status: response.status().as_u16(),
            length: response.content_length(),
            range: response.headers().get("content-range").and_then(|value| value.to_str().ok()).map(Into::into),
            is_from_hub: Url::parse(&self.endpoint).is_ok_and(|hub| hub.origin() == response.url().origin()),
            body: response.bytes_stream().map(|piece| piece.map_err(|error| error.without_url().into())).boxed(),
            patience: self.patience,
        })
    }

    /// The error that says what a status of the hub means for the user.
    pub(crate) fn refusal(&self, model: &ModelId, status: u16) -> HubError {
        let (endpoint, model) = (self.endpoint.clone(), model.clone());
        match status {
            401 | 403 => HubError::Unauthorised { endpoint, model, with_token: self.with_token },
            404 => HubError::NotFound { endpoint, model },
            _ => HubError::Refused { endpoint, status },
        }
    }
}

impl Answer {
    /// The next piece of the body, or `None` at its end.
    pub(crate) async fn next(&mut self) -> Option<Result<Bytes, Interruption>> {
        match timeout(self.patience, self.body.next()).await {
            Ok(piece) => piece.map(|piece| piece.map_err(Interruption::Network)),
            Err(_) => Some(Err(Interruption::Stalled(self.patience))),
        }
    }

    /// The whole body, or `None` if it has more than `limit` bytes.
    pub(crate) async fn whole(mut self, limit: usize) -> Result<Option<Vec<u8>>, Interruption> {
        let mut body = Vec::new();
        while let Some(piece) = self.next().await {
            body.extend_from_slice(&piece?);
            if body.len() > limit {
                return Ok(None);
            }
        }
        Ok(Some(body))
    }
}

fn repository(model: &ModelId, revision: &str) -> Repo {
    Repo::with_revision(model.repository().into(), RepoType::Model, revision.into())
}

/// The address as hf-hub wants it. A user or password in it would show in every error.
fn address(text: &str) -> Option<String> {
    let url = Url::parse(text.trim()).ok()?;
    let is_plain = matches!(url.scheme(), "http" | "https")
        && url.username().is_empty()
        && url.password().is_none()
        && url.query().is_none()
        && url.fragment().is_none();
    is_plain.then(|| url.as_str().trim_end_matches('/').into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endpoint_is_an_address_and_nothing_more() {
        assert_eq!(address("https://hf-mirror.com/").as_deref(), Some("https://hf-mirror.com"));
        assert_eq!(address(" http://127.0.0.1:8080/hub/ ").as_deref(), Some("http://127.0.0.1:8080/hub"));
        for text in
            ["", "huggingface.co", "ftp://a", "file:///etc", "https://me:secret@a", "https://a/?b", "https://a/#b"]
        {
            assert_eq!(address(text), None, "{text}");
        }
    }
}
