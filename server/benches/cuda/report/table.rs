//! The tables that people read.

use std::fmt::{self, Write};

use super::{Compiled, Kind, Parity, Pipeline, Rate, Report};

impl Report {
    /// Speed, and how right the numbers are.
    pub fn markdown(&self) -> String {
        let mut text = String::new();
        self.rates(&mut text).and_then(|()| self.parity(&mut text)).expect("a string takes every character");
        text
    }

    fn rates(&self, text: &mut String) -> fmt::Result {
        let Self { model, machine, rates, pipeline, torch, .. } = self;
        let mut rates: Vec<&Rate> = rates.iter().collect();
        rates.sort_by_key(|rate| (rate.kind as usize, rate.batch));
        writeln!(text, "\n| {model}, {machine}, bf16 | this project | torch.compile {} | ratio |", torch.version)?;
        writeln!(text, "| --- | ---: | ---: | ---: |")?;
        for Rate { kind, batch, per_second } in &rates {
            write!(text, "| {kind} a second, batches of {batch} | {per_second:.1} |")?;
            match torch.rates.iter().find(|other| (other.kind, other.batch) == (*kind, *batch)) {
                Some(Compiled { mode, per_second: other, .. }) => {
                    writeln!(text, " {other:.1} ({mode}) | {:.2} × |", per_second / other)?;
                }
                None => writeln!(text, " | |")?,
            }
        }
        let Some(Pipeline { batch, per_second, prepared, threads, picture: (width, height), bytes }) = pipeline else {
            return Ok(());
        };
        let files = format!("JPEGs of {width} × {height}, {} KB", bytes / 1000);
        write!(text, "| from {files} on, batches of {batch} | {per_second:.1} | |")?;
        match rates.iter().find(|rate| (rate.kind, rate.batch) == (Kind::Picture, *batch)) {
            Some(alone) => writeln!(text, " {:.0} % of encoding |", 100.0 * per_second / alone.per_second)?,
            None => writeln!(text, " |")?,
        }
        writeln!(text, "| decoding and preparing them, {threads} threads | {prepared:.1} | | |")
    }

    fn parity(&self, text: &mut String) -> fmt::Result {
        writeln!(text, "\n| beside the processor in f32 | largest difference | least cosine |\n| --- | ---: | ---: |")?;
        for Parity { kind, precision, difference, cosine } in &self.parity {
            writeln!(text, "| {kind}, {precision} | {difference:.1e} | {cosine:.7} |")?;
        }
        self.torch.missing.iter().try_for_each(|what| writeln!(text, "\ntorch.compile was not measured: {what}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_project_stands_beside_the_best_mode_of_torch() {
        let rate = |kind, batch, per_second| Rate { kind, batch, per_second };
        let mut report = Report::new("siglip", "GPU, driver 1.2".to_owned());
        report.rates = vec![rate(Kind::Text, 1, 30.0), rate(Kind::Picture, 64, 900.0), rate(Kind::Picture, 1, 100.0)];
        "2.11".clone_into(&mut report.torch.version);
        for (mode, per_second) in [("slow", 50.0), ("quick", 80.0), ("middle", 70.0)] {
            report.torch.add(Compiled { kind: Kind::Picture, batch: 1, mode: mode.to_owned(), per_second });
        }
        let picture = (4, 3);
        report.pipeline =
            Some(Pipeline { batch: 64, per_second: 810.0, prepared: 999.0, threads: 2, picture, bytes: 5100 });

        let text = report.markdown();
        let lines: Vec<&str> = text.lines().collect();

        assert_eq!(lines[1], "| siglip, GPU, driver 1.2, bf16 | this project | torch.compile 2.11 | ratio |");
        assert_eq!(lines[3], "| pictures a second, batches of 1 | 100.0 | 80.0 (quick) | 1.25 × |");
        assert_eq!(lines[4], "| pictures a second, batches of 64 | 900.0 | | |");
        assert_eq!(lines[5], "| texts a second, batches of 1 | 30.0 | | |");
        assert_eq!(lines[6], "| from JPEGs of 4 × 3, 5 KB on, batches of 64 | 810.0 | | 90 % of encoding |");
    }
}
