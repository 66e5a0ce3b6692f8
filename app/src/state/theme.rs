//! Light or dark.

/// Which colours somebody wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Those of the system.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// As cookies, forms and the document write it.
    pub fn key(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The one that is written so; that of the system for everything else.
    pub fn named(key: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.key() == key).unwrap_or_default()
    }

    /// The one that cookies (`name=value; name=value`) choose.
    #[cfg(any(feature = "ssr", test))]
    pub fn of_cookies(cookies: &str) -> Self {
        let chosen = cookies.split(';').find_map(|cookie| cookie.trim().strip_prefix("theme="));
        chosen.map_or(Self::System, Self::named)
    }

    /// The cookie that keeps it for a year.
    pub fn cookie(self) -> String {
        format!("theme={}; Path=/; Max-Age=31536000; SameSite=Lax", self.key())
    }

    /// What the document says of it: nothing of the system's.
    pub fn attribute(self) -> Option<&'static str> {
        (self != Self::System).then(|| self.key())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_theme_is_found_among_cookies() {
        for theme in Theme::ALL {
            assert_eq!(Theme::of_cookies(&format!("a=b; {}", theme.cookie())), theme);
        }
        for cookies in ["", "theme", "theme=pink", "xtheme=dark", "a=theme=dark"] {
            assert_eq!(Theme::of_cookies(cookies), Theme::System, "{cookies}");
        }
    }
}
