-- What cases cost, what coordinators change while a scheme runs, and which cases were told something.

create table cohort_setting_change (
  id bigint generated always as identity primary key,
  cohort_id varchar(64) not null references cohort(id),
  setting varchar(64) not null,
  -- as people read them; null: not set
  value_before varchar(2000),
  value_after varchar(2000),
  reason varchar(2000) not null,
  changed_by varchar(64),
  changed_at timestamp with time zone not null
);
create index cohort_setting_change_cohort on cohort_setting_change(cohort_id);

create table corridor_closure (
  id bigint generated always as identity primary key,
  corridor_id varchar(64) not null references corridor(id),
  reason varchar(2000) not null,
  closed_by varchar(64),
  closed_at timestamp with time zone not null
);
create index corridor_closure_corridor on corridor_closure(corridor_id);

create table places_move (
  id bigint generated always as identity primary key,
  from_corridor varchar(64) not null references corridor(id),
  to_corridor varchar(64) not null references corridor(id),
  places integer not null,
  reason varchar(2000) not null,
  moved_by varchar(64),
  moved_at timestamp with time zone not null
);
create index places_move_from on places_move(from_corridor);
create index places_move_to on places_move(to_corridor);

-- a case is told once, however often the step that tells it is tried
create table case_told (
  broadcast varchar(200) not null,
  case_number varchar(40) not null,
  told_at timestamp with time zone not null,
  primary key (broadcast, case_number)
);

create table cost_line (
  id varchar(64) primary key,
  case_number varchar(40) not null,
  line varchar(40) not null,
  amount decimal(12, 2) not null,
  currency char(3) not null,
  -- null: nobody knows yet
  payer varchar(40),
  receipt varchar(100),
  -- whoever wrote it down, and the organisation whose step that was
  recorded_by varchar(64),
  organisation_id varchar(64),
  recorded_at timestamp with time zone not null,
  -- the worker paid what no worker should; open until somebody has decided
  repayment varchar(20),
  repaid_by varchar(40),
  repaid_on date,
  repayment_receipt varchar(100),
  repayment_note varchar(2000)
);
create index cost_line_case on cost_line(case_number);
