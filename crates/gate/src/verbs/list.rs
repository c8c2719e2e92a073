//! Lists records, and searches them.

use std::cmp::{Ordering, Reverse};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use kernel::{Fault, FaultKind, Id, Result, limits};
use model::{Field, Value};
use policy::{Permit, Verb};
use store::records::newest;
use store::{Cursor, ListQuery, SealedRow, Which};

use super::count::{counted, total};
use crate::answer::{Counted, Page, ShownRecord};
use crate::entered::Entered;
use crate::parts::Gate;
use crate::path::{
    Act, Columns, Entry, OpenRow, PageState, Plan, Shown, Unrecorded, facts, names, open_all, plan,
    read_token, record_with, show_only, visible, write_token,
};

/// Candidates that are opened at once where the first did not fill a page.
const BATCH: usize = 200;
/// Candidates that are opened for one page, or one count, at most.
pub(crate) const CANDIDATES: usize = 20_000;

/// Which records, in which order.
#[derive(Clone, Default)]
pub struct ListRequest {
    /// The object's name.
    pub object: String,
    /// What was typed into the search box.
    pub q: Option<String>,
    /// A filter after AIP-160.
    pub filter: Option<String>,
    /// An order after AIP-132.
    pub order_by: Option<String>,
    /// Records on a page; at most `limits::PAGE_SIZE`.
    pub page_size: Option<usize>,
    /// Where to go on.
    pub page_token: Option<String>,
    /// The recycle bin instead of what is in use.
    pub deleted: bool,
    /// What lies in pools instead of what is in use.
    pub pooled: bool,
    /// Only what follows this record.
    pub parent: Option<Id>,
    /// Only what follows one of these, where there are any.
    pub parents: Vec<Id>,
    /// The fields to show; all that the caller sees when nothing is said. The id, the version, the
    /// title and the record's own columns always come.
    pub fields: Option<Vec<String>>,
    /// The request came in an address: terms on sealed fields are refused there.
    pub in_address: bool,
}

impl ListRequest {
    /// The state of the records that are asked for.
    ///
    /// # Errors
    /// `bad_argument` for the recycle bin and pools at once.
    pub(crate) fn which(&self) -> Result<Which> {
        match (self.deleted, self.pooled) {
            (false, false) => Ok(Which::Active),
            (true, false) => Ok(Which::Deleted),
            (false, true) => Ok(Which::Pooled),
            (true, true) => Err(Fault::invalid("bad_argument").with("name", "pooled")),
        }
    }
}

/// One page of the records that the caller may see.
///
/// # Errors
/// `bad_filter`, `filter_not_allowed`, `sort_too_many`, `page_token_invalid`, `use_search`.
pub fn list(gate: &Gate, who: &Entered, request: &ListRequest) -> Result<Shown<Page>> {
    let searching = request.q.as_deref().is_some_and(|q| !q.trim().is_empty());
    let verb = if searching { Verb::Search } else { Verb::List };
    let act = Act::begin(gate, who, verb, &request.object)?;
    let permit = act.permit_list(request.which()?)?;
    let columns = Columns::chosen(&act, &permit, request.fields.as_deref())?;
    let mut plan = plan(&act, &permit, request)?;
    if request.in_address && plan.needs_opening() {
        return Err(Fault::new(FaultKind::Malformed, "use_search"));
    }
    let mut fetched = fetch(&act, &permit, &mut plan, request)?;
    crate::pools::count_views(&act, &mut fetched.rows)?;
    let rows = open_all(&act, fetched.rows, &columns.to_open(&plan, &act))?;
    let mut refs = BTreeMap::new();
    let mut entry = Entry::about_all(rows.iter().map(|open| open.row.id).collect());
    entry.fields = columns.seen(&plan, &act, &permit, &rows);
    let items: Vec<ShownRecord> = rows
        .into_iter()
        .map(|open| {
            let mut item = show_only(&act, &permit, open, columns.shown());
            refs.append(&mut item.refs);
            item
        })
        .collect();
    let mut others = names(&act, &items)?;
    refs.append(&mut others.refs);
    let page = Page {
        items,
        next_page_token: fetched.next,
        total: fetched.total.and_then(|counted| counted.total),
        total_at_least: fetched.total.and_then(|counted| counted.total_at_least),
        refs,
    };
    record_with(&act, Unrecorded::new(page), plan.describe(entry), others.entries)
}

struct Fetched {
    rows: Vec<SealedRow>,
    next: Option<String>,
    total: Option<Counted>,
}

fn fetch(
    act: &Act<'_>,
    permit: &Permit,
    plan: &mut Plan,
    request: &ListRequest,
) -> Result<Fetched> {
    let size = request.page_size.unwrap_or(limits::PAGE_SIZE_DEFAULT).clamp(1, limits::PAGE_SIZE);
    let mark = mark(request);
    let is_free = request.order_by.as_deref().is_none_or(|by| by.trim().is_empty());
    let from = match request.page_token.as_deref().filter(|t| !t.is_empty()) {
        Some(token) => read_token(act, token, &mark)?,
        None => PageState {
            query: mark.clone(),
            cursor: None,
            newest: is_free && shows_newest(act, permit, plan),
            skip: 0,
        },
    };
    if plan.sort_sealed.is_some() {
        return sorted_here(act, permit, plan, size, &from);
    }
    if from.newest {
        plan.order = newest();
    }
    let first = from.cursor.is_none();
    let (mut rows, next) = matching_page(act, permit, plan, size, from.cursor)?;
    if from.newest && first && next.is_none() {
        // Those that fit on one page stand as in every list: what was changed last comes first.
        rows.sort_unstable_by_key(|row| Reverse((row.updated_at, row.id)));
    }
    let total = match &next {
        _ if !first => None,
        None => Some(counted(rows.len() as u64, limits::COUNT_EXACT)),
        // Each result was opened to know that it is one: no more are than are shown.
        Some(_) if plan.needs_opening() => {
            Some(Counted { total: None, total_at_least: Some(rows.len() as u64) })
        }
        Some(_) => Some(total(act, permit, plan, limits::COUNT_EXACT)?),
    };
    let state =
        |cursor| PageState { query: mark, cursor: Some(cursor), newest: from.newest, skip: 0 };
    let next = next.map(|cursor| write_token(act, &state(cursor))).transpose()?;
    Ok(Fetched { rows, next, total })
}

/// Whether the results of a search that nobody asked an order for come by when they were made, the
/// newest first, where they fill more than a page. None of them has to be passed over because it is
/// somebody else's.
pub(crate) fn shows_newest(act: &Act<'_>, permit: &Permit, plan: &Plan) -> bool {
    permit.rows() == &model::Predicate::True
        && store::records::newest_is_at_hand(act.gate.0.store.dialect(), &plan.predicate)
}

/// One page in the database's order; a search opens what it must check of candidates until the
/// page is full. Where very many of them do not fit, the page is short and the next one goes on.
pub(crate) fn matching_page(
    act: &Act<'_>,
    permit: &Permit,
    plan: &Plan,
    size: usize,
    mut after: Option<Cursor>,
) -> Result<(Vec<SealedRow>, Option<Cursor>)> {
    let checks = plan.needs_opening();
    let mut batch = size + 1;
    let mut kept: Vec<SealedRow> = Vec::with_capacity(size + 1);
    let (mut seen, mut last) = (0, false);
    while kept.len() <= size && !last && seen < CANDIDATES {
        let query = query(plan, batch, after.take());
        let rows = act.store().read(|c| store::records::list(c, permit, &query))?;
        last = rows.len() < batch;
        after = rows.last().map(|row| Cursor::after(row, &plan.order));
        seen += rows.len();
        batch = batch.max(BATCH);
        kept.extend(if checks { fitting(act, permit, plan, rows)? } else { rows });
    }
    if kept.len() > size {
        kept.truncate(size);
        after = kept.last().map(|row| Cursor::after(row, &plan.order));
    } else if last {
        after = None;
    }
    Ok((kept, after))
}

/// The candidates that fit: of each, only what must be checked is opened.
pub(crate) fn fitting(
    act: &Act<'_>,
    permit: &Permit,
    plan: &Plan,
    rows: Vec<SealedRow>,
) -> Result<Vec<SealedRow>> {
    let names = plan.checked();
    let checked: Vec<&Field> =
        visible(act, permit).filter(|field| names.contains(field.name.as_str())).collect();
    let fits = |open: &OpenRow| plan.fits(&act.object, &permit.on(&facts(&open.row)), open);
    let opened = open_all(act, rows, &checked)?;
    Ok(opened.into_iter().filter(fits).map(|open| open.row).collect())
}

fn query(plan: &Plan, limit: usize, after: Option<Cursor>) -> ListQuery {
    ListQuery {
        predicate: plan.predicate.clone(),
        order: plan.order.clone(),
        limit,
        after,
        which: plan.which(),
    }
}

/// All rows that fit, at most `cap` of them.
pub(crate) fn matching(
    act: &Act<'_>,
    permit: &Permit,
    plan: &Plan,
    cap: usize,
) -> Result<Vec<SealedRow>> {
    let (mut all, mut after) = (Vec::new(), None);
    while all.len() < cap {
        let size = limits::PAGE_SIZE.min(cap - all.len());
        let (rows, next) = matching_page(act, permit, plan, size, after)?;
        all.extend(rows);
        match next {
            Some(cursor) => after = Some(cursor),
            None => break,
        }
    }
    Ok(all)
}

/// Sorting by a sealed field: all permitted rows are opened and sorted here, up to a limit.
fn sorted_here(
    act: &Act<'_>,
    permit: &Permit,
    plan: &Plan,
    size: usize,
    from: &PageState,
) -> Result<Fetched> {
    let Some((name, descending)) = &plan.sort_sealed else {
        return Err(Fault::internal("no sort"));
    };
    let field = act.object.known_field(name)?;
    let rows = matching(act, permit, plan, limits::SORT_SEALED + 1)?;
    if rows.len() > limits::SORT_SEALED {
        return Err(Fault::invalid("sort_too_many").with("max", limits::SORT_SEALED));
    }
    let mut rows = open_all(act, rows, &[field])?;
    let lang = act.who.lang();
    let key = |open: &OpenRow| open.values.get(name).map(|v: &Value| sort_key(field, v, lang));
    rows.sort_by(|a, b| match (key(a), key(b)) {
        (Some(a), Some(b)) => {
            if *descending {
                b.cmp(&a)
            } else {
                a.cmp(&b)
            }
        }
        // Empty values stand last in either direction.
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    let total = rows.len();
    let page: Vec<SealedRow> =
        rows.into_iter().skip(from.skip).take(size).map(|open| open.row).collect();
    let skip = from.skip + page.len();
    let next = if skip < total {
        Some(write_token(
            act,
            &PageState { query: from.query.clone(), cursor: None, newest: false, skip },
        )?)
    } else {
        None
    };
    let total = Some(counted(total as u64, limits::COUNT_EXACT));
    Ok(Fetched { rows: page, next, total })
}

/// Chinese names are sorted by their pinyin, as address books do.
fn sort_key(field: &Field, value: &Value, lang: kernel::Lang) -> String {
    let text = field.of_type().show(field, value, lang);
    model::pinyin::readings(&text).into_iter().next().map_or(text, |(full, _)| full)
}

/// Stands for a query: a page token of another query is refused.
fn mark(request: &ListRequest) -> String {
    let mut hasher = DefaultHasher::new();
    let asked = (&request.object, &request.q, &request.filter, &request.order_by);
    (asked, request.deleted, request.pooled, request.parent, &request.parents).hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
