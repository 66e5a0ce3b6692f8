//! Tables that are as easy to read in a terminal as on a page.

/// A table in Markdown: a heading and lines of as many cells. The first column is set left, the others right.
pub fn table(heading: &[String], lines: &[Vec<String>]) -> String {
    let wide = |cell: &String| cell.chars().count();
    let widths: Vec<usize> = (0..heading.len())
        .map(|column| {
            let cells = lines.iter().filter_map(|line| line.get(column)).chain(heading.get(column));
            cells.map(wide).max().unwrap_or(0).max(3)
        })
        .collect();
    let mut text = row(heading, &widths);
    let rule = |(column, width): (usize, &usize)| match column {
        0 => "-".repeat(*width),
        _ => "-".repeat(width - 1) + ":",
    };
    text += &format!("| {} |\n", widths.iter().enumerate().map(rule).collect::<Vec<_>>().join(" | "));
    lines.iter().for_each(|line| text += &row(line, &widths));
    text
}

fn row(cells: &[String], widths: &[usize]) -> String {
    let nothing = String::new();
    let set = |(column, width): (usize, &usize)| {
        let cell = cells.get(column).unwrap_or(&nothing);
        if column == 0 { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
    };
    format!("| {} |\n", widths.iter().enumerate().map(set).collect::<Vec<_>>().join(" | "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_stand_below_each_other() {
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        let lines = [cells(&["größer", "0.5"]), cells(&["b"])];
        assert_eq!(
            table(&cells(&["a", "value"]), &lines),
            "| a      | value |\n| ------ | ----: |\n| größer |   0.5 |\n| b      |       |\n"
        );
    }
}
