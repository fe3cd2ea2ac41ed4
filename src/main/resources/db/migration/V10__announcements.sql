-- A published change of a flow is news for everybody who has a part in the schemes that use it.
create table announcement (
  proposal_number varchar(40) not null references proposal(number),
  scheme_id varchar(40) not null references scheme(id),
  announced_at timestamp with time zone not null,
  primary key (proposal_number, scheme_id)
);
create index announcement_when on announcement(announced_at);
