-- How often somebody has lately tried to sign in, by name, by address, and by both: who it was stands in no row, only a hash.
create table sign_in_try (
  id varchar(64) primary key,
  turn int not null,
  tries int not null,
  tried_at timestamp with time zone not null,
  open_at timestamp with time zone not null,
  -- when this name last got in from this address; null for names and addresses alone
  familiar_at timestamp with time zone
);
create index sign_in_try_age on sign_in_try(tried_at);
