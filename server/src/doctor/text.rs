//! The report for people.

use std::fmt;

use super::report::Report;

/// Values that are longer push their line out instead of all others.
const WIDEST: usize = 48;

impl fmt::Display for Report {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(to, "Media Search {}", self.version)?;
        if !self.settings.is_empty() {
            writeln!(to, "\nSettings")?;
        }
        let names = self.settings.iter().map(|setting| setting.name.len()).max().unwrap_or(0);
        let values = self.settings.iter().map(|setting| setting.value.chars().count()).max().unwrap_or(0).min(WIDEST);
        for setting in &self.settings {
            let later = if setting.used { "" } else { " (not used yet)" };
            writeln!(to, "  {:names$}  {:values$}  {}{later}", setting.name, setting.value, setting.origin)?;
        }
        if !self.remarks.is_empty() {
            writeln!(to, "\nRemarks")?;
        }
        for remark in &self.remarks {
            writeln!(to, "  {remark}")?;
        }
        writeln!(to, "\nChecks")?;
        for check in &self.checks {
            writeln!(to, "  {}  {}: {}", if check.passed { "ok  " } else { "FAIL" }, check.name, check.found)?;
            if let Some(fix) = &check.fix {
                writeln!(to, "        {fix}")?;
            }
        }
        Ok(())
    }
}
