//! Rows of a table into values, or into refusals that name row and column.

use std::collections::BTreeMap;

use kernel::{Fault, FieldFault, Result, limits};
use model::{Field, Object, Value, Values};
use serde_json::Value as Json;

use super::elsewhere;
use super::header;
use super::mapping::{ColumnTarget, Defaults, Target, named, said_of, with_new_fields};
use super::outcome::{ImportRow, Refusal, RowOutcome, Skip};
use super::sheets::Row;

/// One mapped column.
struct Column {
    index: usize,
    title: String,
    place: Place,
}

/// Where a column's values go.
enum Place {
    Customer(Field),
    Contact(Field),
    FollowUp(Field),
    Owner,
}

/// Reads rows by a mapping.
pub struct Reader {
    object: Object,
    contact: Object,
    follow_up: Object,
    columns: Vec<Column>,
    titles: Vec<String>,
    header_row: u64,
    kind: Option<String>,
}

/// The values of one row while it is read.
#[derive(Default)]
struct Parts {
    values: Values,
    contact: Values,
    follow_up: Values,
    owner: Option<String>,
    left_over: Vec<String>,
    faults: Vec<FieldFault>,
}

impl Reader {
    /// Reads rows below this row of titles into this object by this mapping.
    ///
    /// # Errors
    /// What `with_new_fields` refuses; `unknown_field` for a target that does not exist.
    pub fn new(
        object: &Object,
        mapping: &[ColumnTarget],
        titles: Vec<String>,
        header_row: u64,
        defaults: &Defaults,
    ) -> Result<Self> {
        let object = with_new_fields(object, mapping)?;
        let all = crate::objects();
        let follower = |name: &str| {
            all.iter()
                .find(|o| o.name == name)
                .cloned()
                .ok_or_else(|| Fault::internal("a follower is not declared"))
        };
        let (contact, follow_up) = (follower("contact")?, follower(said_of(&object.name))?);
        let mut columns = Vec::new();
        for target in mapping {
            let name = match &target.target {
                Target::Skip(_) => continue,
                Target::Field(name) => name.as_str(),
                Target::NewField(new) => named(new)?,
            };
            let place = place(name, &object, &contact, &follow_up)?;
            let title = titles.get(target.index).cloned().unwrap_or_else(|| name.to_owned());
            columns.push(Column { index: target.index, title, place });
        }
        // The kind is read first, because other fields are there or not by it.
        columns.sort_by_key(|c| !matches!(&c.place, Place::Customer(f) if f.name == "kind"));
        Ok(Self {
            object,
            contact,
            follow_up,
            columns,
            titles,
            header_row,
            kind: defaults.kind.clone(),
        })
    }

    /// The object with the new fields of the mapping.
    #[must_use]
    pub const fn object(&self) -> &Object {
        &self.object
    }

    /// The titles of all columns of the table.
    #[must_use]
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// The titles of the columns by field; those of followers as `contact.name`.
    #[must_use]
    pub fn columns(&self) -> BTreeMap<String, String> {
        let name = |place: &Place| match place {
            Place::Customer(field) => Some(field.name.clone()),
            Place::Contact(field) => Some(format!("contact.{}", field.name)),
            Place::FollowUp(field) => Some(format!("{}.{}", self.follow_up.name, field.name)),
            Place::Owner => None,
        };
        self.columns.iter().filter_map(|c| Some((name(&c.place)?, c.title.clone()))).collect()
    }

    /// Reads one row.
    #[must_use]
    pub fn read(&self, row: &Row) -> RowOutcome {
        if let Some(skip) = self.skip(row) {
            return RowOutcome::Skipped(row.number, skip);
        }
        let mut parts = Parts::default();
        let kind = self.kind_of(row);
        if let (Some(kind), Some(field)) = (&kind, self.object.field("kind"))
            && let Ok(Some(value)) = field.of_type().normalise(field, &Json::String(kind.clone()))
        {
            parts.values.set("kind", value);
        }
        for column in &self.columns {
            self.take(column, row, &mut parts);
        }
        self.finish(row.number, parts)
    }

    fn skip(&self, row: &Row) -> Option<Skip> {
        if row.is_empty() {
            return Some(Skip::Empty);
        }
        if row.number <= self.header_row || self.repeats_titles(row) {
            return Some(Skip::Title);
        }
        let mapped = self.columns.iter().filter(|c| !row.cell(c.index).is_empty()).count();
        if mapped == 0 && row.too_long.is_empty() {
            return Some(Skip::Empty);
        }
        (header::is_total(row) && row.filled() * 2 <= self.titles.len().max(2))
            .then_some(Skip::Total)
    }

    /// Whether the titles stand here once more, as they do in tables that were printed by pages.
    fn repeats_titles(&self, row: &Row) -> bool {
        self.header_row > 0
            && row.filled() > 1
            && row.cells.iter().zip(&self.titles).all(|(cell, title)| cell == title)
    }

    /// `person` or `company`: as the row says, else as the mapping says, else by what it holds.
    fn kind_of(&self, row: &Row) -> Option<String> {
        self.object.field("kind")?;
        let says = |name: &str| {
            self.columns
                .iter()
                .filter(|c| matches!(&c.place, Place::Customer(f) if f.name == name))
                .map(|c| row.cell(c.index))
                .find(|text| !text.is_empty())
        };
        if says("kind").is_some() {
            return None;
        }
        let company = || says("company_name").or_else(|| says("credit_code")).is_some();
        Some(
            self.kind
                .clone()
                .unwrap_or_else(|| if company() { "company" } else { "person" }.to_owned()),
        )
    }

    fn take(&self, column: &Column, row: &Row, parts: &mut Parts) {
        if row.too_long.contains(&column.index) {
            parts.faults.push(FieldFault::new(&column.title, "cell_too_large"));
            return;
        }
        let text = row.cell(column.index);
        if text.is_empty() {
            return;
        }
        match &column.place {
            Place::Owner => parts.owner = Some(text.chars().take(limits::TEXT_CHARS).collect()),
            Place::Contact(field) => {
                put(&mut parts.contact, field, column, text, &mut parts.faults)
            }
            Place::FollowUp(field) => {
                put(&mut parts.follow_up, field, column, text, &mut parts.faults)
            }
            Place::Customer(field) => self.take_own(field, column, text, parts),
        }
    }

    /// A value of the customer. What its kind has no place for is not lost, and goes nowhere where
    /// more people would see it: a company's person is its contact, what is harmless is noted in the
    /// remark, and everything else refuses the row.
    fn take_own(&self, field: &Field, column: &Column, text: &str, parts: &mut Parts) {
        if elsewhere::applies(field, &parts.values) {
            put(&mut parts.values, field, column, text, &mut parts.faults);
        } else if let Some(field) = self.of_contact(field) {
            put(&mut parts.contact, field, column, text, &mut parts.faults);
        } else if elsewhere::may_be_noted(field) {
            parts.left_over.push(format!("{}：{text}", column.title));
        } else {
            parts.faults.push(FieldFault::new(&column.title, "not_for_this_kind"));
        }
    }

    /// The same field of the contact, unless another column fills it.
    fn of_contact(&self, field: &Field) -> Option<&Field> {
        let filled = |c: &Column| matches!(&c.place, Place::Contact(f) if f.name == field.name);
        let same = self.contact.field(&field.name).filter(|own| own.kind == field.kind)?;
        (!self.columns.iter().any(filled)).then_some(same)
    }

    fn finish(&self, row: u64, mut parts: Parts) -> RowOutcome {
        self.keep_left_over(&mut parts);
        self.tell_missing(&mut parts);
        if !parts.faults.is_empty() {
            return RowOutcome::Refused(Refusal { row, faults: parts.faults });
        }
        let follow_up = self.follow_up_of(&mut parts);
        RowOutcome::Good(Box::new(ImportRow {
            row,
            values: parts.values,
            contact: (!parts.contact.is_empty()).then_some(parts.contact),
            follow_up,
            owner: parts.owner,
        }))
    }

    fn keep_left_over(&self, parts: &mut Parts) {
        if parts.contact.get("name").is_none() {
            self.dissolve_contact(parts);
        }
        let Some(field) = self.object.field("remark").filter(|_| !parts.left_over.is_empty())
        else {
            return;
        };
        let mut lines: Vec<String> =
            parts.values.text("remark").map(str::to_owned).into_iter().collect();
        lines.append(&mut parts.left_over);
        match field.of_type().normalise(field, &Json::String(lines.join("\n"))) {
            Ok(Some(value)) => parts.values.set("remark", value),
            Ok(None) => {}
            Err(fault) => parts.faults.push(FieldFault { field: self.title_of(field), ..fault }),
        }
    }

    /// A contact without a name is none: how to reach them is how to reach the customer.
    fn dissolve_contact(&self, parts: &mut Parts) {
        for (name, value) in std::mem::take(&mut parts.contact).iter() {
            let Some(field) = self.contact.field(name) else { continue };
            if let Some(own) = elsewhere::free_place(&self.object, field, &parts.values) {
                parts.values.set(&own.name, value.clone());
            } else if elsewhere::may_be_noted(field) {
                let shown = field.of_type().show(field, value, kernel::Lang::Zh);
                parts.left_over.push(format!("联系人{}：{shown}", field.label.zh));
            } else {
                parts.faults.push(FieldFault::new(self.contact_title(), "required"));
                return;
            }
        }
    }

    /// The title of the column with the contact's name; what a contact is called where none has it.
    fn contact_title(&self) -> String {
        let named = |c: &&Column| matches!(&c.place, Place::Contact(f) if f.name == "name");
        let column = self.columns.iter().find(named);
        column.map_or_else(|| self.contact.label.zh.clone(), |c| c.title.clone())
    }

    fn tell_missing(&self, parts: &mut Parts) {
        for field in self.object.fields.iter().filter(|f| f.required && !f.archived) {
            let title = self.title_of(field);
            if elsewhere::applies(field, &parts.values)
                && parts.values.get(&field.name).is_none()
                && !parts.faults.iter().any(|f| f.field == title)
            {
                parts.faults.push(FieldFault::new(title, "required"));
            }
        }
    }

    fn follow_up_of(&self, parts: &mut Parts) -> Option<Values> {
        parts.follow_up.get("body")?;
        let mut follow_up = std::mem::take(&mut parts.follow_up);
        if follow_up.get("kind").is_none() {
            follow_up.set("kind", Value::text("note"));
        }
        if follow_up.get("at").is_none()
            && let Some(field) = self.follow_up.field("at")
            && let Some(day) = parts.values.text("last_contact_on")
            && let Ok(Some(value)) = field.of_type().normalise(field, &Json::String(day.to_owned()))
        {
            follow_up.set("at", value);
        }
        Some(follow_up)
    }

    /// The title of the column that fills a field; the field's own label where none does.
    fn title_of(&self, field: &Field) -> String {
        let column = self
            .columns
            .iter()
            .find(|c| matches!(&c.place, Place::Customer(f) if f.name == field.name));
        column.map_or_else(|| field.label.zh.clone(), |c| c.title.clone())
    }
}

fn place(name: &str, object: &Object, contact: &Object, follow_up: &Object) -> Result<Place> {
    let unknown = || Fault::invalid("unknown_field");
    let own = |object: &Object, field: &str| {
        object.field(field).filter(|f| !f.archived && !f.read_only).cloned().ok_or_else(unknown)
    };
    if name == "owner" {
        return Ok(Place::Owner);
    }
    match name.split_once('.') {
        None => own(object, name).map(Place::Customer),
        Some(("contact", f)) if object.name == "customer" => own(contact, f).map(Place::Contact),
        Some((said, field)) if said == follow_up.name => own(follow_up, field).map(Place::FollowUp),
        Some(_) => Err(unknown()),
    }
}

/// Normalises a text into these values, or notes what is wrong under the column's title.
fn put(
    values: &mut Values,
    field: &Field,
    column: &Column,
    text: &str,
    faults: &mut Vec<FieldFault>,
) {
    match field.of_type().normalise(field, &Json::String(text.to_owned())) {
        Ok(Some(value)) => values.set(&field.name, value),
        Ok(None) => {}
        Err(fault) => faults.push(FieldFault { field: column.title.clone(), ..fault }),
    }
}
