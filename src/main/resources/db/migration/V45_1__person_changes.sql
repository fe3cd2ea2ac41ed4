-- Every change of what a person is called and where mails reach the person: who acted under which name stays known.
create table person_change (
  id bigint generated always as identity primary key,
  user_id varchar(64) not null,
  -- FIRST_NAME, LAST_NAME, EMAIL
  what varchar(20) not null,
  before_value varchar(255),
  after_value varchar(255),
  changed_at timestamp with time zone not null,
  -- null: the house itself
  changed_by varchar(64)
);
create index person_change_user on person_change(user_id);
