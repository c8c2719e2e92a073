//! What stands in a workbook beside the rows: titles, page headers, and the sheet that tells of it.

use rust_xlsxwriter::{Format as Style, Workbook, Worksheet, XlsxError};

use super::super::Stamp;
use super::super::guard::guard;

/// The workbook of so many sheets without their rows.
pub fn of(
    titles: &[String],
    stamp: &Stamp,
    sheets: u64,
) -> std::result::Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Style::new().set_bold();
    for number in 1..=sheets {
        data_sheet(book.add_worksheet(), titles, stamp, number)?;
    }
    let info = book.add_worksheet();
    info.set_name(if stamp.lang == kernel::Lang::Zh { "导出说明" } else { "About" })?;
    for (row, (label, text)) in lines(stamp).into_iter().enumerate() {
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        info.write_string_with_format(row, 0, label, &bold)?;
        info.write_string(row, 1, guard(&text).as_ref())?;
    }
    info.set_column_width(0, 16)?.set_column_width(1, 60)?;
    book.save_to_buffer()
}

/// A sheet of rows: its titles and page headers.
fn data_sheet(
    data: &mut Worksheet,
    titles: &[String],
    stamp: &Stamp,
    number: u64,
) -> std::result::Result<(), XlsxError> {
    let bold = Style::new().set_bold();
    data.set_name(sheet_name(stamp.title.get(stamp.lang), number))?;
    for (column, title) in titles.iter().enumerate() {
        let column = u16::try_from(column).unwrap_or(u16::MAX);
        data.write_string_with_format(0, column, guard(title).as_ref(), &bold)?;
        data.set_column_width(column, 18)?;
    }
    data.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?.set_landscape();
    let by = format!("{}  {}", plain(&stamp.exporter), plain(&stamp.at));
    data.set_header(format!("&L{}&R{by}", plain(stamp.title.get(stamp.lang))));
    data.set_footer(format!("&L{by}&R&P / &N"));
    Ok(())
}

fn lines(stamp: &Stamp) -> Vec<(&'static str, String)> {
    let zh = stamp.lang == kernel::Lang::Zh;
    let label = |chinese, english| if zh { chinese } else { english };
    let notice = label(
        "本文件含个人信息，请按用途使用并妥善保管；每次导出均有记录。",
        "This file holds personal data. Use it for its purpose and keep it safe; every export is recorded.",
    );
    vec![
        (label("单位", "Organisation"), stamp.organisation.clone()),
        (label("内容", "Content"), stamp.title.get(stamp.lang).to_owned()),
        (label("导出人", "Exported by"), stamp.exporter.clone()),
        (label("导出时间", "Exported at"), stamp.at.clone()),
        (label("用途", "Purpose"), stamp.purpose.get(stamp.lang).to_owned()),
        (label("提示", "Notice"), notice.to_owned()),
    ]
}

/// At most 31 characters, none of those that a sheet's name may not have; from the second sheet on
/// with its number.
fn sheet_name(text: &str, number: u64) -> String {
    let name: String =
        text.chars().filter(|c| !"[]:*?/\\'".contains(*c) && !c.is_control()).take(28).collect();
    let name = if name.trim().is_empty() { "Data".to_owned() } else { name };
    if number > 1 { format!("{name} {number}") } else { name }
}

/// A text for a page header, where `&` would begin a command; at most 60 characters, because a
/// header holds 255.
fn plain(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect::<String>().replace('&', "&&")
}
