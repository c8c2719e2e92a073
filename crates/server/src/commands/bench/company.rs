//! The company that is measured with, and its customers as a list of the usual columns.

use gate::{Entered, Gate, enter};
use jiff::civil::Date;
use kernel::{Fault, Lang, Result};
use model::{Object, Values};
use sales::demo::{Customers, DemoCustomer};

/// The day on which the customers are made up, so that the same seed makes the same ones always.
const TODAY: Date = Date::constant(2026, 1, 1);
/// Customers whose phones and names are searched for.
const SAMPLES: u64 = 1_000;

/// The columns: what stands above, and the field of the customer below.
const COLUMNS: [(&str, &str); 23] = [
    ("客户类型", "kind"),
    ("姓名", "name"),
    ("公司名称", "company_name"),
    ("性别", "gender"),
    ("生日", "birthday"),
    ("手机号", "phone"),
    ("邮箱", "email"),
    ("微信号", "wechat"),
    ("身份证号", "id_card"),
    ("统一社会信用代码", "credit_code"),
    ("银行卡号", "bank_card"),
    ("地区", "region"),
    ("地址", "address"),
    ("客户等级", "level"),
    ("来源", "source"),
    ("行业", "industry"),
    ("累计消费", "spent"),
    ("建档日期", "since"),
    ("最近跟进", "last_contact_on"),
    ("意向品牌", "brands"),
    ("标签", "tags"),
    ("接受营销", "marketing_consent"),
    ("备注", "remark"),
];
/// Columns of what follows a customer: above, the object and its field.
const FOLLOWERS: [(&str, &str, &str); 4] = [
    ("联系人", "contact", "name"),
    ("职务", "contact", "position"),
    ("联系人电话", "contact", "phone"),
    ("跟进记录", "follow_up", "body"),
];
const OWNER: &str = "负责人";

/// Somebody to search for.
pub struct Sample {
    /// The phone number as people type it.
    pub phone: String,
    /// The name.
    pub name: String,
    /// Whether it is one of `Company::rep`'s own customers.
    pub of_rep: bool,
}

/// The company, its staff and a few of its customers.
pub struct Company {
    /// The login of its owner, who sees everything in the clear.
    pub owner: String,
    /// The login of a salesperson, who sees own customers only, some fields masked.
    pub rep: String,
    rep_place: usize,
    staff: Vec<&'static str>,
    objects: Vec<Object>,
}

impl Company {
    /// Founds the demo company, without customers.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn found(gate: &Gate) -> Result<Self> {
        let made = sales::demo::make(gate, 0, 1, |_| {})?;
        Self::of(&made.logins.into_iter().map(|login| login.login).collect::<Vec<_>>())
    }

    /// The company that was founded here before.
    ///
    /// # Errors
    /// Never for what is made here.
    pub fn founded() -> Result<Self> {
        let staff = sales::demo::company().staff;
        Self::of(&staff.iter().map(|staff| format!("{}.demo", staff.login)).collect::<Vec<_>>())
    }

    fn of(logins: &[String]) -> Result<Self> {
        let plan = sales::demo::company();
        let place = |role: &str| {
            let place = plan.staff.iter().position(|staff| staff.role == role);
            place.ok_or_else(|| Fault::internal("a role without a login"))
        };
        let login = |place: usize| {
            let login = logins.get(place).cloned();
            login.ok_or_else(|| Fault::internal("a role without a login"))
        };
        let rep_place = place("rep")?;
        Ok(Self {
            owner: login(place("owner")?)?,
            rep: login(rep_place)?,
            rep_place,
            staff: plan.staff.iter().map(|staff| staff.name).collect(),
            objects: sales::objects(),
        })
    }

    /// Lets one of its staff in, as the command line does.
    ///
    /// # Errors
    /// What the gate refuses.
    pub fn enter(gate: &Gate, login: &str) -> Result<Entered> {
        enter::cli::as_login(gate, "bench", login)
    }

    /// The customers of this seed, from the one of this number on.
    pub fn customers(seed: u64, first: u64) -> Customers {
        Customers::crowd(seed, TODAY, sales::demo::company().sellers(), first)
    }

    /// Persons to search for, far apart from each other among so many customers of this seed.
    pub fn samples(&self, seed: u64, customers: u64) -> Vec<Sample> {
        let step = (customers / SAMPLES).max(1);
        let all = (0..customers).step_by(step as usize);
        all.filter_map(|number| self.sample(&Self::customers(seed, number).next()?)).collect()
    }

    /// A list of these customers as a spreadsheet would save it.
    ///
    /// # Errors
    /// Never for what is made here.
    pub fn sheet(&self, customers: impl Iterator<Item = DemoCustomer>) -> Result<Vec<u8>> {
        let mut sheet = csv::Writer::from_writer(Vec::new());
        let followers = FOLLOWERS.iter().map(|(title, ..)| *title);
        let titles = COLUMNS.iter().map(|(title, _)| *title).chain(followers).chain([OWNER]);
        sheet.write_record(titles).map_err(Fault::internal)?;
        for customer in customers {
            sheet.write_record(self.cells(&customer)).map_err(Fault::internal)?;
        }
        sheet.into_inner().map_err(Fault::internal)
    }

    fn cells(&self, customer: &DemoCustomer) -> Vec<String> {
        let own = COLUMNS.iter().map(|(_, field)| self.shown("customer", field, &customer.values));
        let follower = |(_, object, field): &(&str, &str, &str)| {
            let those =
                if *object == "contact" { &customer.contacts } else { &customer.follow_ups };
            those.first().map(|values| self.shown(object, field, values)).unwrap_or_default()
        };
        let owner = self.staff.get(customer.owner).copied().unwrap_or_default();
        own.chain(FOLLOWERS.iter().map(follower)).chain([owner.to_owned()]).collect()
    }

    /// The value as people write it.
    fn shown(&self, object: &str, field: &str, values: &Values) -> String {
        let object = self.objects.iter().find(|o| o.name == object);
        let field = object.and_then(|o| o.field(field));
        let value = field.and_then(|f| Some((f, values.get(&f.name)?)));
        value.map(|(f, value)| f.of_type().show(f, value, Lang::Zh)).unwrap_or_default()
    }

    fn sample(&self, customer: &DemoCustomer) -> Option<Sample> {
        let values = &customer.values;
        let name = values.text("name")?.to_owned();
        values.get("phone")?;
        let phone = self.shown("customer", "phone", values);
        Some(Sample { phone, name, of_rep: customer.owner == self.rep_place })
    }
}
