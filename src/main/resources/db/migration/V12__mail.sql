-- Mails that wait to be sent and, for some days, those that were: who plays the role is told, at the address that counts when it is sent.
create table mail (
  id varchar(40) primary key,
  number varchar(40) not null,
  scheme_id varchar(40),
  corridor_id varchar(80),
  role varchar(64) not null,
  subject varchar(200) not null,
  body varchar(2000) not null,
  -- null: not yet one for each person of the organisation
  user_id varchar(64),
  -- WAITING, SENT, GIVEN_UP
  state varchar(20) not null,
  tries int not null,
  written_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  done_at timestamp with time zone
);
create index mail_due on mail(state, due_at);
