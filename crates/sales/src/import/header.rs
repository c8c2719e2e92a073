//! Where a table begins: the row of its titles, below a heading and above the data.

use super::columns::synonyms;
use super::sheets::Row;

/// How many rows from the top may stand above the titles.
pub const LOOK: usize = 30;

/// The number of the row of titles among the first rows; 0 when the table has none.
#[must_use]
pub fn find(first: &[Row]) -> u64 {
    let widest = first.iter().map(Row::filled).max().unwrap_or(0);
    let best = first
        .iter()
        .filter(|row| row.filled() * 3 >= widest && row.filled() > 0)
        .map(|row| (score(row), row))
        .reduce(|best, next| if next.0 > best.0 { next } else { best });
    match best {
        Some((_, row)) if data_like(row) * 2 <= row.filled() => row.number,
        _ => 0,
    }
}

/// How much a row looks like titles: known words count most, what looks like data counts against.
fn score(row: &Row) -> i64 {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let known = row.cells.iter().filter(|c| !c.is_empty() && synonyms::find(c).is_some()).count();
    let long = row.cells.iter().filter(|c| c.chars().count() > 30).count();
    count(row.filled()) + 4 * count(known) - 5 * count(data_like(row)) - 2 * count(long)
}

/// How many cells look like data: digits that are no short word, or a mail address.
fn data_like(row: &Row) -> usize {
    row.cells
        .iter()
        .filter(|cell| {
            let digits = cell.chars().filter(char::is_ascii_digit).count();
            let all = cell.chars().count();
            (digits >= 2 && digits * 2 >= all)
                || cell.contains('@')
                || (digits > 0 && digits == all)
        })
        .count()
}

/// The titles of the columns: the texts of the row of titles, or the letters of the columns.
#[must_use]
pub fn titles(header: Option<&Row>, width: usize) -> Vec<String> {
    let width = width.max(header.map_or(0, |row| row.cells.len()));
    let mut titles: Vec<String> = Vec::with_capacity(width);
    for column in 0..width {
        let text = header.map_or("", |row| row.cell(column));
        let text: String =
            text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
        let mut title = if text.is_empty() { letters(column) } else { text };
        if titles.contains(&title) {
            title = format!("{title} ({})", letters(column));
        }
        titles.push(title);
    }
    titles
}

/// The letters of a column, counted from 0: A, B, …, Z, AA.
fn letters(column: usize) -> String {
    let mut rest = column + 1;
    let mut text = Vec::new();
    while rest > 0 {
        rest -= 1;
        text.push(b'A' + u8::try_from(rest % 26).unwrap_or(0));
        rest /= 26;
    }
    text.reverse();
    String::from_utf8(text).unwrap_or_default()
}

/// Words that stand in the first filled cell of a row of totals.
const TOTALS: &[&str] = &[
    "合计",
    "总计",
    "小计",
    "共计",
    "汇总",
    "累计",
    "total",
    "totals",
    "grandtotal",
    "subtotal",
    "sum",
];

/// Whether this row only adds others up.
#[must_use]
pub fn is_total(row: &Row) -> bool {
    let first = row.cells.iter().find(|c| !c.is_empty()).map_or("", String::as_str);
    let word: String =
        first.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    TOTALS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(number: u64, cells: &[&str]) -> Row {
        Row { number, cells: cells.iter().map(|c| (*c).to_owned()).collect(), too_long: Vec::new() }
    }

    #[test]
    fn titles_below_a_heading_are_found() {
        let rows = [
            row(1, &["尚品二奢客户资料表(2025-06-02导出)"]),
            row(2, &["客户姓名", "手机号", "会员等级"]),
            row(3, &["王芳", "13800138000", "金卡"]),
        ];
        assert_eq!(find(&rows), 2);
    }

    #[test]
    fn unknown_titles_are_found_above_their_data() {
        let rows = [
            row(1, &["甲", "乙", "丙"]),
            row(2, &["红", "12", "2024-01-02"]),
            row(3, &["绿", "13", "2024-01-03"]),
        ];
        assert_eq!(find(&rows), 1);
    }

    #[test]
    fn a_table_without_titles_is_told() {
        let rows = [
            row(1, &["13800138000", "330106199201234567", "a@b.cn"]),
            row(2, &["13800138001", "1", "c@d.cn"]),
        ];
        assert_eq!(find(&rows), 0);
        assert_eq!(titles(None, 28)[27], "AB");
    }

    #[test]
    fn titles_that_stand_twice_are_told_apart() {
        assert_eq!(titles(Some(&row(1, &["电话", "电话", ""])), 3), ["电话", "电话 (B)", "C"]);
    }

    #[test]
    fn a_row_of_totals_is_told_by_its_first_word() {
        assert!(is_total(&row(9, &["", "合 计：", "", "100"])));
        assert!(is_total(&row(9, &["Total", "100"])));
        assert!(!is_total(&row(9, &["合计有限公司", "100"])));
    }
}
