//! URLs that hold passwords.

use url::Url;

/// Parts of a query that are no secret.
const SHOWN: [&str; 5] = ["host", "port", "user", "dbname", "sslmode"];

/// The URL without its password and without the parts of its query that may be secret.
pub(super) fn redacted(url: &Url) -> String {
    let mut shown = url.clone();
    if url.password().is_some() && shown.set_password(Some("***")).is_err() {
        return "set, not shown".to_owned();
    }
    let query: Vec<String> = url
        .query_pairs()
        .map(|(key, value)| if SHOWN.contains(&&*key) { format!("{key}={value}") } else { format!("{key}=***") })
        .collect();
    shown.set_query((!query.is_empty()).then(|| query.join("&")).as_deref());
    shown.to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests may panic")]

    use super::*;

    #[test]
    fn passwords_are_not_shown_wherever_they_stand() {
        let shown = |url: &str| redacted(&Url::parse(url).unwrap());

        assert_eq!(shown("postgres://me:hunter2@db:5433/pictures"), "postgres://me:***@db:5433/pictures");
        assert_eq!(
            shown("postgres:///d?host=/run&password=hunter2&sslmode=require"),
            "postgres:///d?host=/run&password=***&sslmode=require"
        );
        assert_eq!(shown("redis://:hunter2@cache:6379/0"), "redis://:***@cache:6379/0");
    }
}
