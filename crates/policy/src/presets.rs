//! Starting points for the role editor: a new role begins as one of these and is then changed.

use kernel::Text;

use crate::grants::{Grant, Rows};
use crate::permit::View;
use crate::roles::{self, CUSTOMER_DATA};
use crate::verb::Verb;

/// A starting point.
pub struct Preset {
    /// Its key.
    pub key: &'static str,
    /// What people read.
    pub name: Text,
    /// What it is for.
    pub description: Text,
    /// What a role that begins so grants.
    pub grants: Vec<Grant>,
}

/// All starting points: nothing at all first, for least privilege; the owner is none of them.
#[must_use]
pub fn all() -> Vec<Preset> {
    let mut presets = vec![nothing(), viewer(), finance()];
    presets.extend(roles::all().iter().filter(|role| role.name != "owner").map(|role| Preset {
        key: role.name,
        name: Text::new(role.label.0, role.label.1),
        description: Text::new(role.about.0, role.about.1),
        grants: (role.grants)(),
    }));
    presets
}

fn nothing() -> Preset {
    Preset {
        key: "nothing",
        name: Text::new("空白角色", "Empty role"),
        description: Text::new("没有任何权限，逐项添加", "No rights; add them one by one"),
        grants: Vec::new(),
    }
}

fn viewer() -> Preset {
    let grant = |object: &&str| {
        Grant::on(object, Rows::Tree, &[Verb::READING])
            .see("*", View::Clear)
            .see("class:high", View::Masked)
    };
    Preset {
        key: "viewer",
        name: Text::new("只读", "Viewer"),
        description: Text::new(
            "查看本部门及下级部门的客户，敏感信息隐藏部分内容",
            "Sees the customers of the department tree with sensitive fields masked",
        ),
        grants: CUSTOMER_DATA.iter().map(grant).collect(),
    }
}

fn finance() -> Preset {
    let reads: &[&[Verb]] = &[Verb::READING, &[Verb::Reveal]];
    let looks = |object| Grant::on(object, Rows::All, &[Verb::READING]).see("*", View::Clear);
    let books: &[&[Verb]] =
        &[Verb::READING, &[Verb::Create, Verb::Update, Verb::History, Verb::Access]];
    let keeps = |object| Grant::on(object, Rows::All, books).edit("*", View::Clear);
    Preset {
        key: "finance",
        name: Text::new("财务", "Finance"),
        description: Text::new(
            "登记回款和发票，查看合同、订单和客户的账户信息，联系方式隐藏部分内容",
            "Keeps payments and invoices; sees contracts, orders and accounts, contact data masked",
        ),
        grants: vec![
            Grant::on("customer", Rows::All, reads)
                .see("*", View::Clear)
                .see("class:high", View::Masked)
                .see("field:name", View::Clear)
                .see("audience:finance", View::Reveal),
            looks("contract"),
            looks("order"),
            keeps("payment"),
            keeps("invoice"),
        ],
    }
}
