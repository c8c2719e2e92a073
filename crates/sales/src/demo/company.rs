//! Departments and staff of the demo company.

/// A department.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Department {
    /// Its name.
    pub name: &'static str,
    /// The department above it, as a place in `Company::departments`.
    pub parent: Option<usize>,
    /// Its manager, as a place in `Company::staff`.
    pub manager: usize,
}

/// Somebody who works there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Staff {
    /// The login, before anything is put behind it to make it unique.
    pub login: &'static str,
    /// The name.
    pub name: &'static str,
    /// The department, as a place in `Company::departments`.
    pub department: usize,
    /// The built-in role: `owner`, `admin`, `manager`, `rep` or `auditor`.
    pub role: &'static str,
}

/// The demo company.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Company {
    /// Its name.
    pub name: &'static str,
    /// Its departments, parents first.
    pub departments: Vec<Department>,
    /// Its staff.
    pub staff: Vec<Staff>,
}

impl Company {
    /// Those who look after customers, as places in `staff`.
    #[must_use]
    pub fn sellers(&self) -> Vec<usize> {
        let sells = |role: &str| role == "rep" || role == "manager";
        self.staff.iter().enumerate().filter(|(_, s)| sells(s.role)).map(|(i, _)| i).collect()
    }
}

/// The company: a head office and three shops below it.
#[must_use]
pub fn company() -> Company {
    let staff = |login, name, department, role| Staff { login, name, department, role };
    Company {
        name: "尚品二奢（演示）",
        departments: vec![
            Department { name: "总部", parent: None, manager: 0 },
            Department { name: "上海门店", parent: Some(0), manager: 3 },
            Department { name: "杭州门店", parent: Some(0), manager: 7 },
            Department { name: "苏州门店", parent: Some(0), manager: 10 },
        ],
        staff: vec![
            staff("shang", "尚雅琴", 0, "owner"),
            staff("guan", "管文博", 0, "admin"),
            staff("shen", "沈静", 0, "auditor"),
            staff("wang", "王店长", 1, "manager"),
            staff("li", "李顾问", 1, "rep"),
            staff("chen", "陈顾问", 1, "rep"),
            staff("zhou", "周顾问", 1, "rep"),
            staff("zhao", "赵店长", 2, "manager"),
            staff("qian", "钱顾问", 2, "rep"),
            staff("sun", "孙顾问", 2, "rep"),
            staff("gu", "顾店长", 3, "manager"),
            staff("lu", "陆顾问", 3, "rep"),
            staff("shi", "施顾问", 3, "rep"),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_department_has_a_manager_of_its_own() {
        let company = company();
        assert_eq!(company.departments.len(), 4);
        for (index, department) in company.departments.iter().enumerate() {
            assert_eq!(company.staff[department.manager].department, index);
            assert!(department.parent.is_none_or(|p| p < index));
        }
    }
}
