-- every change of participation, so that a case can tell later who played a role when
create table participation_change (
  id bigint generated always as identity primary key,
  level varchar(10) not null,
  place varchar(64) not null,
  role varchar(64) not null,
  scheme_id varchar(40) not null references scheme(id),
  -- null: nobody
  before_id varchar(64) references organisation(id),
  after_id varchar(64) references organisation(id),
  changed_at timestamp with time zone not null,
  changed_by varchar(64),
  -- when all open tasks had followed; null while some may not have
  followed_at timestamp with time zone
);
create index participation_change_place on participation_change(place);
create index participation_change_followed on participation_change(followed_at);
