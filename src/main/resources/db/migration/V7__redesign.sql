-- A flow is changed by a proposal: nothing of it runs before it is published, and what it was compared with is kept.

create table proposal (
  number varchar(40) primary key,
  scheme_id varchar(40) not null references scheme(id),
  -- the flow that gives the proposal its name: id of a process, or of a table that stands alone
  flow varchar(64) not null,
  title varchar(255) not null,
  -- MODELER, BACK (to an earlier version), RELEASE (what a release brought and did not put in force)
  origin varchar(20) not null,
  proposed_by varchar(64) not null,
  proposed_at timestamp with time zone not null,
  reason varchar(2000),
  -- OPEN, PUBLISHED, WITHDRAWN, REPLACED (by a newer upload of the same people), OUTDATED (somebody else published first)
  state varchar(20) not null,
  state_since timestamp with time zone not null,
  -- whether due dates of open tasks and running timers follow a changed time limit
  new_due_dates boolean not null
);
create index proposal_scheme on proposal(scheme_id, state);

-- all files of every flow that the proposal changes, those that were not uploaded as they are in force
create table proposal_file (
  proposal_number varchar(40) not null references proposal(number),
  flow varchar(64) not null,
  name varchar(200) not null,
  content bytea not null,
  uploaded boolean not null,
  primary key (proposal_number, flow, name)
);

-- what was in force when it was proposed; deployment_id is null for a flow that is new
create table proposal_base (
  proposal_number varchar(40) not null references proposal(number),
  flow varchar(64) not null,
  deployment_id varchar(64),
  primary key (proposal_number, flow)
);

-- where the coordinator sends the cases that wait at a step which the proposal removes
create table proposal_mapping (
  proposal_number varchar(40) not null references proposal(number),
  flow varchar(64) not null,
  from_step varchar(255) not null,
  to_step varchar(255) not null,
  primary key (proposal_number, flow, from_step)
);

create table publication (
  id varchar(64) primary key,
  flow varchar(64) not null,
  deployment_id varchar(64) not null unique,
  -- null: what an administrator deployed past the proposals
  proposal_number varchar(40) references proposal(number),
  replaced_deployment_id varchar(64),
  published_by varchar(64) not null,
  countersigned_by varchar(255),
  reason varchar(2000),
  -- what changed, in sentences, one a line
  changes text not null,
  published_at timestamp with time zone not null
);
create index publication_flow on publication(flow, published_at);

create table flow_closure (
  flow varchar(64) primary key,
  reason varchar(2000) not null,
  closed_by varchar(64) not null,
  closed_at timestamp with time zone not null
);

-- one instance of a flow that is to follow a publication, or has
create table case_move (
  proposal_number varchar(40) not null references proposal(number),
  instance_id varchar(64) not null,
  case_number varchar(40),
  flow varchar(64) not null,
  from_definition varchar(64) not null,
  to_definition varchar(64) not null,
  -- WAITING, MOVED, STAYED (cannot follow, as the report said or since), ENDED (before its turn came)
  state varchar(20) not null,
  why varchar(2000),
  -- where it stood, names of the steps parted by semicolons
  stood_at varchar(2000),
  stands_at varchar(2000),
  moved_at timestamp with time zone,
  primary key (proposal_number, instance_id)
);
create index case_move_state on case_move(proposal_number, state);
create index case_move_case on case_move(case_number);
