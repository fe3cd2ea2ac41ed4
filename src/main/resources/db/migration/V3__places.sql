-- Places that a cohort has to give, who got them and why, and what each case has reached.

create table place (
  cohort_id varchar(64) not null references cohort(id),
  code varchar(40) not null,
  name varchar(200) not null,
  organisation_id varchar(64) references organisation(id),
  seats integer not null,
  primary key (cohort_id, code)
);

create table allocation (
  -- of the programme instance that ordered it
  number varchar(40) primary key,
  scheme_id varchar(40) not null references scheme(id),
  cohort_id varchar(64) not null references cohort(id),
  made_at timestamp with time zone not null,
  seats integer not null,
  applicants integer not null,
  placed integer not null
);
create index allocation_scheme on allocation(scheme_id, made_at);

create table allocation_line (
  allocation_number varchar(40) not null references allocation(number),
  case_number varchar(40) not null,
  rank integer not null,
  score decimal(12, 4),
  place_code varchar(40),
  preference integer,
  reason varchar(4000) not null,
  told_at timestamp with time zone,
  -- the case had stopped waiting when it was told
  gone boolean not null,
  primary key (allocation_number, case_number)
);
create index allocation_line_case on allocation_line(case_number);
create index allocation_line_place on allocation_line(place_code);

create table case_milestone (
  number varchar(40) not null,
  milestone varchar(40) not null,
  reached_at timestamp with time zone not null,
  primary key (number, milestone)
);
create index case_milestone_milestone on case_milestone(milestone);
