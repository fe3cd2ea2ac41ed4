-- who looks for the cases that stand still finds them without a walk through all
create index case_overview_suspended on case_overview(suspended_since);
