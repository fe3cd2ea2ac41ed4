-- Passerelle's own tables; the engine keeps what a case answers. Runs on H2 and PostgreSQL.

create table scheme (
  id varchar(40) primary key,
  name varchar(120) not null,
  case_prefix varchar(8) not null unique,
  main_process varchar(64) not null,
  lead_organisation varchar(64) not null,
  coordinator_group varchar(64) not null,
  funder varchar(200),
  starts_on date,
  ends_on date,
  target integer
);

create table corridor (
  id varchar(64) primary key,
  scheme_id varchar(40) not null references scheme(id),
  origin char(2) not null,
  destination char(2) not null,
  is_open boolean not null
);

create table cohort (
  id varchar(64) primary key,
  scheme_id varchar(40) not null references scheme(id),
  corridor_id varchar(64) not null references corridor(id),
  name varchar(120) not null,
  call_year integer not null,
  call_opens date not null,
  call_closes date not null,
  -- what this cohort does its own way, as process variables: {"selectionMethod":"bootCamp", ...}
  settings varchar(2000) not null
);

create table number_series (
  series varchar(40) primary key,
  last_number integer not null
);

create table organisation (
  id varchar(64) primary key,
  name varchar(160) not null,
  country char(2),
  kind varchar(40) not null
);

-- who plays a role: in a scheme, overridden in a corridor, overridden in one case or opportunity.
-- The key holds one player per place; place is the id of the scheme or corridor, or the number.
create table participation (
  level varchar(10) not null,
  place varchar(64) not null,
  role varchar(64) not null,
  organisation_id varchar(64) not null references organisation(id),
  scheme_id varchar(40) not null references scheme(id),
  since timestamp with time zone not null,
  primary key (place, role, level)
);
create index participation_organisation on participation(organisation_id);

-- who may play a role in a scheme; the players of the single cases are chosen from here
create table role_candidate (
  scheme_id varchar(40) not null references scheme(id),
  role varchar(64) not null,
  organisation_id varchar(64) not null references organisation(id),
  primary key (scheme_id, role, organisation_id)
);

-- one row a case: lists and counts read it and never walk the engine's history
create table case_overview (
  number varchar(40) primary key,
  scheme_id varchar(40) not null references scheme(id),
  corridor_id varchar(64) not null references corridor(id),
  cohort_id varchar(64) references cohort(id),
  root_instance_id varchar(64) not null,
  stage varchar(20),
  stage_since timestamp with time zone,
  -- all open tasks as JSON, earliest due first; the next_ columns repeat the first of them for lists
  open_steps text not null,
  open_count integer not null,
  next_step varchar(255),
  next_role varchar(64),
  next_group varchar(64),
  next_due timestamp with time zone,
  started_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  suspended_since timestamp with time zone,
  outcome varchar(20),
  loss_reason varchar(40)
);
create index case_overview_list on case_overview(scheme_id, stage, ended_at);

-- which organisation has (or had) a part in a case: it has been given work there
create table case_part (
  number varchar(40) not null,
  group_id varchar(64) not null,
  first_at timestamp with time zone not null,
  primary key (number, group_id)
);
create index case_part_group on case_part(group_id);

create table suspension (
  id varchar(64) primary key,
  scheme_id varchar(40) not null references scheme(id),
  corridor_id varchar(64) references corridor(id),
  stage varchar(20),
  reason varchar(2000) not null,
  since timestamp with time zone not null,
  ended_at timestamp with time zone
);

create table opportunity (
  number varchar(40) primary key,
  scheme_id varchar(40) not null references scheme(id),
  corridor_id varchar(64) not null references corridor(id),
  organisation_id varchar(64) not null references organisation(id),
  process_instance_id varchar(64),
  title varchar(200),
  state varchar(20) not null,
  seats integer not null,
  -- seats that an accepted offer holds now; an opportunity that ended with none never hired
  hired integer not null,
  started_at timestamp with time zone not null,
  state_since timestamp with time zone not null,
  ended_at timestamp with time zone,
  loss_reason varchar(40)
);
create index opportunity_organisation on opportunity(organisation_id);

-- an offer of one opportunity to one case; accepted_case holds the number while the offer is accepted, so that a case has one at most
create table offer (
  id varchar(64) primary key,
  opportunity_number varchar(40) not null references opportunity(number),
  case_number varchar(40) not null,
  state varchar(20) not null,
  accepted_case varchar(40) unique,
  made_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  loss_reason varchar(40)
);
create index offer_case on offer(case_number);
create index offer_opportunity on offer(opportunity_number);

create table intake_file (
  id varchar(64) primary key,
  cohort_id varchar(64) not null references cohort(id),
  file_name varchar(200) not null,
  sha256 varchar(64) not null,
  content bytea,
  uploaded_by varchar(64) not null,
  uploaded_at timestamp with time zone not null,
  -- WAITING, WORKING, STOPPED, DONE
  state varchar(20) not null,
  -- a node that works on the file holds it until then; a crashed one loses it
  held_until timestamp with time zone,
  total integer not null,
  next_row integer not null,
  accepted integer not null,
  refused integer not null,
  known integer not null,
  message varchar(1000)
);

create index intake_file_state on intake_file(state);
create index intake_file_cohort on intake_file(cohort_id, uploaded_at);

create table intake_refusal (
  file_id varchar(64) not null references intake_file(id),
  line integer not null,
  application_id varchar(64),
  reason varchar(1000) not null,
  primary key (file_id, line)
);

-- an application is taken once per cohort, whatever file it comes in
create table application (
  cohort_id varchar(64) not null references cohort(id),
  application_id varchar(64) not null,
  person_hash varchar(64) not null,
  case_number varchar(40) not null unique,
  primary key (cohort_id, application_id),
  constraint application_person unique (cohort_id, person_hash)
);
