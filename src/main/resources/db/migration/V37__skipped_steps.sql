-- what the coordinator decides about a step that cases which stand alike have never had
create table proposal_remedy (
  proposal_number varchar(40) not null references proposal(number),
  flow varchar(64) not null,
  -- ids of the steps that they stand at, in order, with a blank between
  standing varchar(1000) not null,
  step varchar(255) not null,
  -- GO_BACK, ANSWER_NOW, LET_BE
  remedy varchar(20) not null,
  reason varchar(500) not null,
  primary key (proposal_number, flow, standing, step)
);

-- what was done about such steps, in sentences
alter table case_move add column decided varchar(2000);
