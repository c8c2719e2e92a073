//! The verbs of the gate: everything that can be done to an object.

use serde::{Deserialize, Serialize};

macro_rules! verbs {
    ($($variant:ident $name:literal $zh:literal $en:literal;)*) => {
        /// A verb; the same word names the route, the file in the gate, the event and the permission.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Verb { $(#[doc = $en] $variant,)* }

        impl Verb {
            /// All verbs.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The name in routes, events and policies.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// What people read, Chinese and English.
            #[must_use]
            pub const fn label(self) -> (&'static str, &'static str) {
                match self { $(Self::$variant => ($zh, $en),)* }
            }

            /// The verb of this name.
            #[must_use]
            pub fn find(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|v| v.name() == name)
            }
        }
    };
}

verbs! {
    List "list" "查看列表" "See lists";
    Count "count" "计数" "Count";
    Read "read" "查看" "Open a record";
    Search "search" "搜索" "Search";
    Create "create" "新建" "Create";
    Update "update" "编辑" "Edit";
    Delete "delete" "删除" "Delete";
    Restore "restore" "恢复" "Restore";
    Erase "erase" "销毁" "Erase a person";
    Reveal "reveal" "查看明文" "Reveal";
    Import "import" "导入" "Import";
    Export "export" "导出" "Export";
    Download "download" "下载附件" "Download";
    Share "share" "分配负责人" "Assign an owner";
    Collaborate "collaborate" "共享给同事" "Share with colleagues";
    Claim "claim" "领取" "Claim from a pool";
    Release "release" "退回公海" "Return to a pool";
    Merge "merge" "合并" "Merge two records";
    Unmerge "unmerge" "撤销合并" "Undo a merge";
    Convert "convert" "转为客户" "Turn into a customer";
    Submit "submit" "提交审批" "Ask for approval";
    Decide "decide" "审批" "Approve";
    History "history" "查看变更" "See changes";
    Access "access" "查看访问记录" "See who has seen it";
    Design "design" "设计字段" "Design fields";
    Ledger "ledger" "查看审计日志" "See the ledger";
    Backup "backup" "备份" "Back up";
    Administer "administer" "管理" "Administer";
}

impl Verb {
    /// The verbs that exist for every object without being declared.
    pub const READING: &'static [Self] = &[Self::List, Self::Count, Self::Read, Self::Search];

    /// Whether it reaches only rows that the caller may also read. The others are about no row
    /// that is there already: a row to be, a declaration, the program itself.
    #[must_use]
    pub const fn needs_read(self) -> bool {
        !matches!(
            self,
            Self::Read
                | Self::Create
                | Self::Import
                | Self::Design
                | Self::Ledger
                | Self::Backup
                | Self::Administer
        )
    }
}
